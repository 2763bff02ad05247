package io.portals.examples.shoppingcart.launch.input;

import io.portals.examples.shoppingcart.cart.CartOperation;
import io.portals.examples.shoppingcart.cart.CartOperation.Add;
import io.portals.examples.shoppingcart.cart.CartOperation.Checkout;
import io.portals.examples.shoppingcart.cart.CartOperation.Remove;
import java.util.SplittableRandom;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.metrics.Counter;

/**
 * Makes up what users do. Each operation follows from the seed and its index alone, so it is the same whenever it is made
 * again. Users take turns; of a hundred operations about 70 add, 15 remove and 15 check out.
 */
final class GeneratedOperations implements GeneratorFunction<Long, CartOperation> {
    private static final long serialVersionUID = 1;

    private static final int USERS = 128;
    private static final int ITEMS = 1_024;
    private static final int ADDS_PERCENT = 70;
    private static final int REMOVES_PERCENT = 15;

    /** A remove looks for an add among so many of the user's last turns. */
    private static final int TURNS_BACK = 4;

    private final long seed;
    private transient Counter operations;

    GeneratedOperations(long seed) {
        this.seed = seed;
    }

    @Override
    public void open(SourceReaderContext context) {
        operations = OperationCounter.of(context);
    }

    @Override
    public CartOperation map(Long index) {
        operations.inc();
        return at(index);
    }

    CartOperation at(long index) {
        SplittableRandom random = random(index);
        String user = "user-" + index % USERS;
        int kind = random.nextInt(100);
        if (kind < ADDS_PERCENT) {
            return new Add(user, item(random));
        }
        if (kind >= ADDS_PERCENT + REMOVES_PERCENT) {
            return new Checkout(user);
        }
        return new Remove(user, itemOfEarlierTurn(index, random));
    }

    /** The item of a turn of the same user if that was an add, so that most removes find something; else any item. */
    private String itemOfEarlierTurn(long index, SplittableRandom random) {
        long earlier = index - (long) USERS * (1 + random.nextInt(TURNS_BACK));
        if (earlier >= 0) {
            SplittableRandom then = random(earlier);
            if (then.nextInt(100) < ADDS_PERCENT) {
                return item(then);
            }
        }
        return item(random);
    }

    private SplittableRandom random(long index) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
    }

    /** Items with low numbers sell better. */
    private static String item(SplittableRandom random) {
        double position = random.nextDouble();
        return "item-" + (int) (ITEMS * position * position);
    }
}
