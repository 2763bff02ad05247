package io.portals.local.verify.standard;

import io.portals.api.Type;
import io.portals.local.verify.ShippingException;
import io.portals.local.verify.Verification;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Demands that what passes cannot be changed: then it does not matter that it is the same on both sides. */
final class ImmutabilityVerification implements Verification {
    private final String why;

    /** @param why there is no better verification */
    ImmutabilityVerification(String why) {
        this.why = why;
    }

    @Override
    public Boundary boundary(String path, String what, Type<?> type) {
        DeclaredTypes.reflected(type).forEach(declared -> checkDeclared(path, what, declared));
        List<Class<?>> classes = DeclaredTypes.classes(type);
        return value -> {
            for (Class<?> known : classes) {
                if (known.isInstance(value)) {
                    return checked(path, what, value);
                }
            }
            throw isOfAnotherClass(path, what, value, classes, "give values of the declared type");
        };
    }

    @Override
    public Boundary continuations(String path, List<Class<? extends Record>> classes) {
        classes.forEach(declared -> checkDeclared(path, "continuations", declared));
        Set<Class<?>> known = Set.copyOf(classes);
        return value -> {
            if (known.contains(value.getClass())) {
                return checked(path, "continuations", value);
            }
            throw isOfAnotherClass(
                    path, "continuations", value, classes, "declare it among the continuations in uses()");
        };
    }

    private static ShippingException isOfAnotherClass(
            String path, String what, Object value, List<? extends Class<?>> known, String remedy) {
        String names = String.join(
                " nor ", known.stream().map(Class::getTypeName).map(Refusals::a).toList());
        return Refusals.of(
                path,
                what + ": " + Refusals.shown(value) + " is "
                        + Refusals.a(value.getClass().getTypeName()) + ", not " + names,
                remedy);
    }

    private static void checkDeclared(String path, String what, java.lang.reflect.Type declared) {
        Fault fault = DeclaredTypes.fault(declared);
        if (fault != null) {
            boolean whole = fault.place().isEmpty();
            String root = whole ? "the type" : DeclaredTypes.raw(declared).getSimpleName();
            throw Refusals.of(path, what + ": " + fault.told(root, whole ? "is" : "is declared as"), fault.remedy());
        }
    }

    private static Object checked(String path, String what, Object value) {
        Fault fault = Shapes.fault(value, 0);
        if (fault != null) {
            String root = fault.place().isEmpty() ? "the value" : root(value);
            throw Refusals.of(
                    path, what + ": " + fault.told(root, "is") + ", in " + Refusals.shown(value), fault.remedy());
        }
        return value;
    }

    private static String root(Object value) {
        for (Class<?> container : List.of(List.class, Set.class, Collection.class, Map.class, Map.Entry.class)) {
            if (container.isInstance(value)) {
                return container.getSimpleName();
            }
        }
        return value instanceof Optional ? "Optional" : value.getClass().getSimpleName();
    }

    @Override
    public <F> F shipped(String path, String what, F function) {
        return Shipping.ship(path, what, function);
    }

    @Override
    public String toString() {
        return "by immutability (" + why + ")";
    }
}
