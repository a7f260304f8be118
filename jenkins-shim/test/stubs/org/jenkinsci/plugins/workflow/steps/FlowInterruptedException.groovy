package org.jenkinsci.plugins.workflow.steps

/** As in the workflow-api plugin: how a build that is stopped leaves a step. */
class FlowInterruptedException extends InterruptedException {
  FlowInterruptedException(String message) { super(message) }
}
