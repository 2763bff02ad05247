package io.portals.examples.shoppingcart.launch.input;

import io.portals.api.Type;
import io.portals.examples.shoppingcart.cart.Basket;
import io.portals.examples.shoppingcart.cart.CartApplication;
import io.portals.examples.shoppingcart.cart.CartOperation.Add;
import io.portals.examples.shoppingcart.cart.CartOperation.Checkout;
import io.portals.examples.shoppingcart.cart.Line;
import io.portals.examples.shoppingcart.cart.LineParser;
import io.portals.examples.shoppingcart.cart.MalformedLine;
import io.portals.examples.shoppingcart.launch.Decorator;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.types.PortalsTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/** A file of baskets, one a line. */
public final class BasketLoad implements Load {
    private final Path path;
    private final OptionalLong operationsPerSecond;
    private final Profile profile;

    private BasketLoad(Path path, OptionalLong operationsPerSecond, Profile profile) {
        this.path = path;
        this.operationsPerSecond = operationsPerSecond;
        this.profile = profile;
    }

    /**
     * Reads the file once, to learn what it asks for.
     *
     * @param operationsPerSecond the rate, if it is limited; lines are read so that it comes out on average
     */
    public static BasketLoad of(Path path, OptionalLong operationsPerSecond) throws IOException {
        Profile.Counter counter = new Profile.Counter();
        try (BasketFile file = BasketFile.open(path)) {
            for (long index = 0; index < file.lines(); index++) {
                counter.line();
                count(file.line(index), counter);
            }
        }
        return new BasketLoad(path, operationsPerSecond, counter.profile());
    }

    private static void count(Line line, Profile.Counter counter) {
        Basket basket;
        try {
            basket = LineParser.parse(line);
        } catch (MalformedLine e) {
            return; // a dead letter of the job
        }
        String user = "line-" + basket.line();
        basket.items().forEach(item -> counter.operation(new Add(user, item)));
        counter.operation(new Checkout(user));
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public String description() {
        return String.format("%s: %,d lines", path, profile.lines());
    }

    @Override
    public void bind(FlinkRuntime runtime, Decorator decorator) {
        runtime.input(CartApplication.OPERATIONS, new EmptySource<>());
        if (profile.lines() == 0) {
            runtime.input(CartApplication.BASKETS, new EmptySource<>());
            return;
        }
        double operationsPerLine = Math.max(1, (double) profile.operations() / profile.lines());
        runtime.input(
                CartApplication.BASKETS,
                decorator.source(
                        "baskets",
                        new DataGeneratorSource<>(
                                new BasketLines(path, profile.lines()),
                                profile.lines(),
                                Rates.limit(operationsPerSecond, operationsPerLine),
                                PortalsTypes.of(Type.of(Line.class)))));
    }
}
