package io.portals.conformance.random.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many items a program's keyed tasks can be expected to handle: cycles and items that multiply can make that many. */
final class Volume {
    private final ProgramSpec spec;
    /** By stream: how many items it carries, by the number of their lives. */
    private final Map<String, double[]> streams = new LinkedHashMap<>();

    private final int most;
    private double handled;

    private Volume(ProgramSpec spec) {
        this.spec = spec;
        this.most = spec.sources().stream().mapToInt(SourceSpec::ttl).max().orElse(0);
    }

    static double of(ProgramSpec spec) {
        return new Volume(spec).expected();
    }

    private double expected() {
        // a life is lost in each task, so the values are settled after so many rounds over all streams
        int rounds = (most + 1)
                * (spec.workflows().size()
                        + spec.sequencers().size()
                        + spec.splitters().size()
                        + 1);
        for (int round = 0; round < rounds; round++) {
            handled = 0;
            for (SourceSpec source : spec.sources()) {
                double[] lives = new double[most + 1];
                lives[source.ttl()] = source.items();
                streams.put(source.name(), lives);
            }
            for (SequencerSpec sequencer : spec.sequencers()) {
                double[] sum = new double[most + 1];
                sequencer.feeds().forEach(feed -> add(sum, carried(feed), 1));
                streams.put(sequencer.name(), sum);
            }
            spec.splitters().forEach(this::split);
            for (WorkflowSpec workflow : spec.workflows()) {
                streams.put(workflow.name(), through(workflow));
            }
        }
        return handled;
    }

    private void split(SplitterSpec splitter) {
        double left = 1;
        for (SplitterSpec.Branch branch : splitter.branches()) {
            double[] taken = new double[most + 1];
            if (!branch.isRest()) {
                add(taken, carried(splitter.reads()), left / branch.oneOf());
                left *= 1 - 1.0 / branch.oneOf();
                streams.put(branch.name(), taken);
            }
        }
        for (SplitterSpec.Branch branch : splitter.branches()) {
            if (branch.isRest()) {
                double[] rest = new double[most + 1];
                add(rest, carried(splitter.reads()), left);
                streams.put(branch.name(), rest);
            }
        }
    }

    private double[] carried(String stream) {
        return streams.getOrDefault(stream, new double[most + 1]);
    }

    private double[] through(WorkflowSpec workflow) {
        double[] items = carried(workflow.reads()).clone();
        for (StageSpec stage : workflow.stages()) {
            stage.before().forEach(step -> scale(items, factor(step)));
            for (TaskSpec task : stage.tasks()) {
                for (double each : items) {
                    handled += each;
                }
                double emitted = task.emits() == 0 ? 0 : (1 + task.emits()) / 2.0;
                double asked = task.asks().stream()
                        .filter(AskSpec::emits)
                        .mapToDouble(ask -> 1.0 / ask.oneOf())
                        .sum();
                TimerSpec timer = task.timer();
                double rung = timer == null || !timer.emits() ? 0 : 1.0 / timer.oneOf();
                for (int lives = 0; lives < most; lives++) {
                    items[lives] = items[lives + 1] * (emitted + asked + rung);
                }
                items[most] = 0;
            }
        }
        workflow.after().forEach(step -> scale(items, factor(step)));
        return items;
    }

    private static double factor(StepSpec step) {
        return switch (step.kind()) {
            case MAP, TASK -> 1;
            case FILTER -> (step.amount() - 1.0) / step.amount();
            case FLAT_MAP -> (step.amount() + 1.0) / 2;
            case UNION -> 1 + (step.amount() - 1.0) / step.amount();
        };
    }

    private static void scale(double[] items, double factor) {
        for (int i = 0; i < items.length; i++) {
            items[i] *= factor;
        }
    }

    private static void add(double[] to, double[] more, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += more[i] * factor;
        }
    }
}
