package io.portals.conformance.flink;

import io.portals.conformance.suite.GatherSuite;
import io.portals.conformance.suite.Way;
import java.util.ArrayList;
import java.util.List;

/** On the heap, and on RocksDB and ForSt, where what is kept of several asks is written apart. */
final class FlinkGatherTest extends GatherSuite implements OnFlink {
    @Override
    public List<Way> ways() {
        List<Way> all = new ArrayList<>(OnFlink.super.ways());
        all.add(new FlinkWay(2, 2).on("rocksdb"));
        all.add(new FlinkWay(2, 2).on("forst"));
        return all;
    }
}
