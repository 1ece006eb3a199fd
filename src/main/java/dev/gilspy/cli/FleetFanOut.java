package dev.gilspy.cli;

import dev.gilspy.model.FleetObserver;
import dev.gilspy.model.Observer;
import java.util.ArrayList;
import java.util.List;

/**
 * The streams of several processes to many observers of them.
 *
 * @param fleets in the order in which they get each call
 */
record FleetFanOut(List<FleetObserver> fleets) implements FleetObserver {
    @Override
    public synchronized Observer open() {
        List<Observer> observers = new ArrayList<>();
        fleets.forEach(fleet -> observers.add(fleet.open()));
        return new FanOut(observers, quality -> {});
    }
}
