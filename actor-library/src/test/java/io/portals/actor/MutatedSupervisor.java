package io.portals.actor;

/** A supervisor with a defect. */
public final class MutatedSupervisor {
    private MutatedSupervisor() {}

    /** What a handler sent that failed is kept, though its actor is as before. */
    public static void keepsWhatFailed(Actors actors) {
        actors.keepsWhatFailed();
    }
}
