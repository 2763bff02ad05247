package io.portals.conformance.flink;

import io.portals.conformance.suite.EncodedStateSuite;
import io.portals.conformance.suite.Way;
import java.util.ArrayList;
import java.util.List;

/** On the heap, on RocksDB and on ForSt. */
final class FlinkEncodedStateTest extends EncodedStateSuite implements OnFlink {
    @Override
    public List<Way> ways() {
        List<Way> all = new ArrayList<>(OnFlink.super.ways());
        all.add(new FlinkWay(2, 2).on("rocksdb"));
        all.add(new FlinkWay(2, 2).on("forst"));
        return all;
    }
}
