package io.portals.examples.actors.queries;

import java.io.Serializable;

/**
 * What is asked and measured: all of it follows from numbers, so that what must come out can be found without actors.
 *
 * @param queries how many there are, numbered from 0
 * @param hot how many of a hundred sensors, numbered from 0, measure anything; those of their queries are hot
 * @param readings of each sensor that measures
 */
record Plan(long queries, int hot, long readings) implements Serializable {
    /** When the first queries are removed and the last ones added, in event time. */
    static final long BREAK = 25;

    /** When all ends. */
    static final long END = 60;

    /** Each sensor says each so often that this time has passed. */
    static final long MARK = 5;

    private static final long QUERIES_OF_A_SENSOR = 100;

    long sensors() {
        return Math.max(1, queries / QUERIES_OF_A_SENSOR);
    }

    long hotSensors() {
        return Math.max(1, sensors() * hot / 100);
    }

    // ------------------------------------------------------------------------------------------- queries

    long sensorOf(long query) {
        return query % sensors();
    }

    boolean isHot(long query) {
        return sensorOf(query) < hotSensors();
    }

    /** Among the queries of its sensor. */
    private long place(long query) {
        return query / sensors();
    }

    /** The length of its windows. */
    long length(long query) {
        return place(query) % 2 == 0 ? 5 : 10;
    }

    /** Whether it is added at the break, and not at the beginning. */
    boolean isLate(long query) {
        return place(query) % 4 == 3;
    }

    /** Whether it is removed at the break; late ones are not. */
    boolean isRemoved(long query) {
        return place(query) % 8 == 1;
    }

    // ------------------------------------------------------------------------------------------- the stream

    /** What the stream has: all readings, and behind them the marks; it is in no order when it is read in parallel. */
    long events() {
        return hotSensors() * readings + sensors() * (END / MARK);
    }

    boolean isReading(long event) {
        return event < hotSensors() * readings;
    }

    /** The sensor that a reading, or a mark, is of. */
    long sensorOfEvent(long event) {
        return isReading(event) ? event % hotSensors() : markNumber(event) % sensors();
    }

    Sensor.Reading reading(long event) {
        return reading(event % hotSensors(), event / hotSensors());
    }

    Sensor.Reading reading(long sensor, long number) {
        long value = Long.remainderUnsigned((sensor * 1_000_003 + number + 1) * 0x9E3779B97F4A7C15L, 1_000);
        return new Sensor.Reading(number, number * END / readings, value);
    }

    private long markNumber(long event) {
        return event - hotSensors() * readings;
    }

    /** A mark says how many readings are before it, as it may arrive before them. */
    Sensor.Mark mark(long event) {
        long time = (markNumber(event) / sensors() + 1) * MARK;
        boolean isHot = sensorOfEvent(event) < hotSensors();
        return new Sensor.Mark(time, isHot ? (time * readings + END - 1) / END : 0);
    }
}
