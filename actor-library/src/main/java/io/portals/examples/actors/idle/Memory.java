package io.portals.examples.actors.idle;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of this process.
 *
 * @param heap what is reachable on the heap, in bytes
 * @param resident what the process has of the machine's memory, in bytes; 0 where the system does not say
 */
record Memory(long heap, long resident) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final int MOST_COLLECTIONS = 8;
    private static final long STABLE_BYTES = 10_000;
    private static final int PIECE = 1 << 20;

    /** Reads it when the garbage is collected: again and again, as long as that frees more. */
    static Memory read() {
        long used = collected();
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            long before = used;
            used = collected();
            if (before - used < STABLE_BYTES) {
                break;
            }
        }
        return new Memory(used, readResident());
    }

    private static long collected() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long readResident() {
        try {
            Matcher line = RESIDENT.matcher(Files.readString(STATUS));
            return line.find() ? Long.parseLong(line.group(1)) * 1024 : 0;
        } catch (IOException e) {
            return 0; // another system than Linux
        }
    }

    /** Fills the young part of the heap once, so that its pages are resident, whatever else happens. */
    static void fillPages() {
        long bytes = Runtime.getRuntime().maxMemory() / 2;
        for (long filled = 0; filled < bytes; filled += PIECE) {
            filler = new byte[PIECE];
        }
        filler = null;
    }

    /** Seen from outside, so that no compiler leaves the allocation out. */
    private static volatile byte[] filler;
}
