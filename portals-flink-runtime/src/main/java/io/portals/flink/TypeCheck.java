package io.portals.flink;

import io.portals.api.AtomicStream;
import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.Type;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.Problem;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Registry;
import io.portals.api.graph.Step;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.PerTask;
import io.portals.api.state.StateHandle;
import io.portals.flink.types.PortalsTypes;
import io.portals.flink.types.UnsupportedTypeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.util.InstantiationUtil;

/** What can be said of applications only where types have serializers: every event, key, request, reply and state has one. */
final class TypeCheck {
    private final Registry registry;
    private final List<Problem> problems = new ArrayList<>();

    private TypeCheck(Registry registry) {
        this.registry = registry;
    }

    /** @throws InvalidApplicationException with all problems, if there are any */
    static void check(Registry registry) {
        TypeCheck check = new TypeCheck(registry);
        check.all();
        if (!check.problems.isEmpty()) {
            throw new InvalidApplicationException(check.problems);
        }
    }

    private void all() {
        registry.streams().forEach((path, stream) -> events(path, stream.type()));
        registry.steps().values().forEach(this::step);
        for (ApplicationGraph application : registry.applications()) {
            application.generators().forEach((path, generator) -> {
                if (generator.listed().isEmpty()) {
                    shippable(path, "the generator", generator.atoms());
                }
            });
            for (ApplicationGraph.Connection connection : application.connections()) {
                same(connection.to().path(), connection.to());
            }
        }
    }

    private void step(Step step) {
        if (step instanceof Step.Source source) {
            same(source.path(), source.stream());
            return;
        }
        events(step.path(), step.type());
        if (step instanceof Step.Map map) {
            shippable(step.path(), "the function", map.function());
        } else if (step instanceof Step.Filter filter) {
            shippable(step.path(), "the predicate", filter.keep());
        } else if (step instanceof Step.FlatMap flatMap) {
            shippable(step.path(), "the function", flatMap.function());
        } else if (step instanceof Step.KeyBy keyBy) {
            shippable(step.path(), "the function", keyBy.keyOf());
            key(step.path(), keyBy.key());
        } else if (step instanceof Step.Keyed keyed) {
            task(keyed);
        } else if (step instanceof Step.Unkeyed unkeyed) {
            shippable(step.path(), "the task", unkeyed.task());
            unkeyed.uses().states().forEach(handle -> state(step.path(), handle));
        }
    }

    private void task(Step.Keyed keyed) {
        shippable(keyed.path(), "the task", keyed.task());
        for (StateHandle handle : keyed.uses().states()) {
            state(keyed.path(), handle);
        }
        for (Step.Serves serves : keyed.repliers()) {
            KeyedPortal<?, ?, ?> portal = serves.portal();
            shippable(keyed.path(), "the replier of " + portal.path(), serves.replier());
            shippable(portal.path(), "keyOf", portal.keyOf());
            resolve(portal.path(), "requests", portal.request());
            resolve(portal.path(), "replies", portal.reply());
        }
        for (Portal<?, ?> asked : keyed.uses().portals()) {
            Portal<?, ?> served = registry.portals().get(asked.path()).get(0).portal();
            if (!PortalsTypes.sameType(asked.request(), served.request())
                    || !PortalsTypes.sameType(asked.reply(), served.reply())) {
                problem(
                        keyed.path(),
                        "asks " + withTypes(asked) + ", but it is served as " + withTypes(served),
                        "use the types of the portal");
            }
        }
        for (Class<? extends Record> continuation : keyed.uses().continuations()) {
            resolve(keyed.path(), "continuation " + continuation.getSimpleName(), Type.of(continuation));
        }
        for (Class<? extends Record> timer : keyed.uses().timers()) {
            resolve(keyed.path(), "timer " + timer.getSimpleName(), Type.of(timer));
        }
    }

    private void state(String path, StateHandle handle) {
        String what = "state \"" + handle.name() + "\"";
        if (handle instanceof PerKeyList<?> list) {
            resolve(path, what, list.type());
        } else if (handle instanceof PerKeyMap<?, ?> map) {
            resolve(path, "the keys of " + what, map.key());
            resolve(path, what, map.type());
        } else if (handle instanceof PerTask<?> perTask) {
            resolve(path, what, perTask.type());
        } else {
            resolve(path, what, ((PerKey<?>) handle).type());
        }
    }

    private static String withTypes(Portal<?, ?> portal) {
        return portal.path() + " of " + PortalsTypes.nameOf(portal.request()) + " -> "
                + PortalsTypes.nameOf(portal.reply());
    }

    /** A reference has the type of what it names. */
    private void same(String path, AtomicStream<?> reference) {
        AtomicStream<?> found = registry.streams().get(reference.path());
        if (!PortalsTypes.sameType(reference.type(), found.type())) {
            problem(
                    path,
                    "names " + reference.path() + " as " + PortalsTypes.nameOf(reference.type())
                            + ", but its events are " + PortalsTypes.nameOf(found.type()),
                    "use the type of the stream");
        }
    }

    private void events(String path, Type<?> type) {
        resolve(path, "events", type);
    }

    private void key(String path, Type<?> key) {
        if (resolve(path, "keys", key, Set.of())) { // state is found by a key's bytes: what Kryo writes will not do
            PortalsTypes.problemOfKey(key).ifPresent(what -> problem(path, what, "key by a value of another type"));
        }
    }

    private boolean resolve(String path, String what, Type<?> type) {
        return resolve(path, what, type, registry.opaque());
    }

    private boolean resolve(String path, String what, Type<?> type, Set<Class<?>> opaque) {
        try {
            PortalsTypes.of(type, opaque);
            return true;
        } catch (UnsupportedTypeException e) {
            problems.add(new Problem(path, what + " cannot be serialized", e.getMessage()));
            return false;
        }
    }

    private void shippable(String path, String what, Object object) {
        try {
            InstantiationUtil.serializeObject(object);
        } catch (IOException e) {
            problem(
                    path,
                    what + " cannot be shipped to where it runs (" + e + ")",
                    "let it capture, or have as components, only what is Serializable; a lambda in an instance method"
                            + " captures its object when it uses a field");
        }
    }

    private void problem(String path, String what, String remedy) {
        problems.add(new Problem(path, what, remedy));
    }
}
