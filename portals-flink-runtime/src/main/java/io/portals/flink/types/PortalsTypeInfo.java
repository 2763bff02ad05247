package io.portals.flink.types;

import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What the type information of this runtime has in common: values are neither basic nor tuples to Flink, and, unless said
 * otherwise, keys, and one field each.
 *
 * @param <T> the type
 */
public abstract class PortalsTypeInfo<T> extends TypeInformation<T> {
    @Override
    public final boolean isBasicType() {
        return false;
    }

    @Override
    public final boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public boolean isKeyType() {
        return true;
    }
}
