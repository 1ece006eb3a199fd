/**
 * What the installed gilspy runs: its own classes and those of all its libraries as one module, which
 * jlink puts into the runtime. What is required here is all of Java that the runtime has; jdeps -s
 * tells what else new code would need.
 */
module dev.gilspy {
    requires java.logging;
    requires java.xml;
    requires jdk.httpserver;
    requires jdk.unsupported; // protobuf

    // A module that exports something is there when the class-data archive is made.
    exports dev.gilspy.cli;
}
