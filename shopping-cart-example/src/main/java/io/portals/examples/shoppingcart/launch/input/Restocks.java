package io.portals.examples.shoppingcart.launch.input;

import io.portals.api.Type;
import io.portals.examples.shoppingcart.inventory.Restock;
import io.portals.flink.types.PortalsTypes;
import java.util.Collection;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/** One restock for each item. */
public final class Restocks implements GeneratorFunction<Long, Restock> {
    private static final long serialVersionUID = 1;

    private final String[] items;
    private final long number;

    private Restocks(String[] items, long number) {
        this.items = items;
        this.number = number;
    }

    public static Source<Restock, ?, ?> of(Collection<String> items, long number) {
        return items.isEmpty()
                ? new EmptySource<>()
                : new DataGeneratorSource<>(
                        new Restocks(items.toArray(String[]::new), number),
                        items.size(),
                        PortalsTypes.of(Type.of(Restock.class)));
    }

    @Override
    public Restock map(Long index) {
        return new Restock(items[index.intValue()], number);
    }
}
