package io.portals.examples.actors.serverless;

import java.io.Serializable;
import java.util.List;

/**
 * What is measured: each number of messages with each contender, so many times. Contenders take turns, so that what makes the machine
 * slow for a while hits all of them.
 */
record Plan(List<Integer> messages, boolean isOneByOne, List<Contender> contenders, int repetitions, long warmUpMillis)
        implements Serializable {
    /**
     * So many messages to one counter.
     *
     * @param isOneByOne whether one is sent when that before it is answered; else all are sent at once
     */
    record Round(int repetition, int messages, boolean isOneByOne, Contender contender) {}

    int rounds() {
        return repetitions * messages.size() * contenders.size();
    }

    Round round(int number) {
        int group = number / contenders.size();
        return new Round(
                group / messages.size(),
                messages.get(group % messages.size()),
                isOneByOne,
                contenders.get(number % contenders.size()));
    }

    /** What a contender is warmed up with. */
    Round warmUp(int contender) {
        return new Round(
                0, messages.stream().mapToInt(each -> each).max().orElseThrow(), isOneByOne, contenders.get(contender));
    }
}
