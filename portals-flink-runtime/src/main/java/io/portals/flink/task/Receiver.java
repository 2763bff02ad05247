package io.portals.flink.task;

/** Gets the events that a step gives, one after the other, in the thread of the operator. */
@FunctionalInterface
public interface Receiver {
    void receive(Object event) throws Exception;

    /** One for all of them. */
    static Receiver all(java.util.List<Receiver> receivers) {
        if (receivers.size() == 1) {
            return receivers.get(0);
        }
        Receiver[] each = receivers.toArray(Receiver[]::new);
        return event -> {
            for (Receiver receiver : each) {
                receiver.receive(event);
            }
        };
    }
}
