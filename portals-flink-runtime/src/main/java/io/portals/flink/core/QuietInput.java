package io.portals.flink.core;

import org.apache.flink.streaming.api.operators.Input;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/** An input of a core: nothing but records passes it. Watermarks end here, as an event on a cycle would come after its own. */
abstract class QuietInput<T> implements Input<T> {
    @Override
    public void setKeyContextElement(StreamRecord<T> record) {
        // the key is set when the element is admitted
    }

    @Override
    public void processWatermark(Watermark mark) {
        // ends here
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // ends here
    }

    @Override
    public void processLatencyMarker(LatencyMarker marker) {
        // ends here
    }

    @Override
    public void processRecordAttributes(RecordAttributes attributes) {
        // ends here
    }
}
