"""A Celery application whose broker is the folder in BROKER_FOLDER."""

import os

import celery

import work

folder = os.environ["BROKER_FOLDER"]
app = celery.Celery("tasks", broker="filesystem://")
app.conf.broker_transport_options = {
    "data_folder_in": folder,
    "data_folder_out": folder,
    "control_folder": folder,
}
app.conf.task_ignore_result = True
app.conf.worker_prefetch_multiplier = 4


@app.task
def score():
    for _ in range(25):
        work.score()
