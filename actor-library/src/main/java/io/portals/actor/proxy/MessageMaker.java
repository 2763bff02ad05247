package io.portals.actor.proxy;

import io.portals.actor.Question;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the message that a call of a method stands for. */
final class MessageMaker {
    private final Constructor<?> constructor;
    private final boolean isQuestion;

    private MessageMaker(Constructor<?> constructor, boolean isQuestion) {
        this.constructor = constructor;
        this.isQuestion = isQuestion;
    }

    /** @throws IllegalArgumentException which lists all methods for which there is no message */
    static Map<Method, MessageMaker> all(Class<?> calls, Class<?> messages) {
        if (!calls.isInterface()) {
            throw new IllegalArgumentException(
                    calls.getName() + " is no interface; give one whose methods are messages");
        }
        Set<Class<?>> records = new LinkedHashSet<>();
        collect(messages, records);
        List<String> problems = new ArrayList<>();
        Map<Method, MessageMaker> makers = new LinkedHashMap<>();
        for (Method method : calls.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                of(method, messages, records, problems).ifPresent(maker -> makers.put(method, maker));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return makers;
    }

    private static void collect(Class<?> messages, Set<Class<?>> records) {
        if (messages.isRecord()) {
            records.add(messages);
        } else if (messages.isSealed()) {
            for (Class<?> each : messages.getPermittedSubclasses()) {
                collect(each, records);
            }
        }
    }

    private static Optional<MessageMaker> of(
            Method method, Class<?> messages, Set<Class<?>> records, List<String> problems) {
        String where = method.getDeclaringClass().getName() + "." + method.getName() + "(" + types(method) + ")";
        String name = Character.toUpperCase(method.getName().charAt(0))
                + method.getName().substring(1);
        Optional<Class<?>> found = records.stream()
                .filter(each -> each.getSimpleName().equals(name)
                        && Arrays.equals(components(each), method.getGenericParameterTypes()))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(where + ": " + messages.getName() + " has no record " + name + "(" + types(method)
                    + "); name the method as a message, and give it that message's components. There are "
                    + records.stream().map(MessageMaker::description).collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        Class<?> message = found.get();
        Type result = method.getGenericReturnType();
        boolean isQuestion = result != void.class;
        String reply = reply(message).map(Type::getTypeName).orElse("void");
        if (isQuestion && !reply.equals(result.getTypeName())) {
            problems.add(where + ": returns " + result.getTypeName() + ", but " + name
                    + (reply.equals("void") ? " is no question" : " is a question whose reply is " + reply)
                    + "; return "
                    + reply);
            return Optional.empty();
        }
        return Optional.of(new MessageMaker(constructor(message), isQuestion));
    }

    private static String types(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .map(Type::getTypeName)
                .collect(Collectors.joining(", "));
    }

    private static Type[] components(Class<?> message) {
        return Arrays.stream(message.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .toArray(Type[]::new);
    }

    private static String description(Class<?> message) {
        return message.getSimpleName() + "("
                + Arrays.stream(components(message)).map(Type::getTypeName).collect(Collectors.joining(", ")) + ")";
    }

    /** The reply that a message says it wants, by itself or by an interface that it implements. */
    private static Optional<Type> reply(Class<?> message) {
        return reply(message, Map.of());
    }

    /** @param bound what the variables of the interface's own parameters stand for */
    private static Optional<Type> reply(Class<?> message, Map<Type, Type> bound) {
        for (Type each : message.getGenericInterfaces()) {
            Optional<Type> reply =
                    each instanceof ParameterizedType type ? reply(type, bound) : reply((Class<?>) each, Map.of());
            if (reply.isPresent()) {
                return reply;
            }
        }
        return Optional.empty();
    }

    private static Optional<Type> reply(ParameterizedType type, Map<Type, Type> bound) {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Question.class) {
            return Optional.of(bound.getOrDefault(arguments[0], arguments[0]));
        }
        Map<Type, Type> inner = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            inner.put(raw.getTypeParameters()[i], bound.getOrDefault(arguments[i], arguments[i]));
        }
        return reply(raw, inner);
    }

    private static Constructor<?> constructor(Class<?> message) {
        try {
            Constructor<?> constructor = message.getDeclaredConstructor(Arrays.stream(message.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(message.getName() + " has no canonical constructor", e);
        }
    }

    boolean isQuestion() {
        return isQuestion;
    }

    Object message(Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused; // by the record, whose components are not as it wants them
            }
            throw new IllegalStateException(constructor + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called", e);
        }
    }
}
