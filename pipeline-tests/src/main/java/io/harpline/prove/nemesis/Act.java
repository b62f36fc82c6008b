package io.harpline.prove.nemesis;

import io.harpline.local.harp.BadDay;
import io.harpline.prove.stack.Condition;

/// One thing that goes wrong, with all that chance has to say about it.
public sealed interface Act {

    /// The kind it is of.
    Fault fault();

    /// What it happens to: a member, a link, a service; two acts of one target never overlap.
    String target();

    /// What else there is to say.
    String detail();

    /// A signal to a process: KILL, STOP or STATE, and it is started again at the end; FREEZE, and SIGCONT then.
    record Strike(Fault fault, String target) implements Act {
        @Override
        public String detail() {
            return switch (fault) {
                case KILL -> "SIGKILL";
                case STOP -> "SIGTERM";
                case FREEZE -> "SIGSTOP";
                case STATE -> "SIGKILL, and its state directory is lost";
                default -> throw new IllegalStateException(fault + " happens to no process");
            };
        }
    }

    /// A link in that condition, clear at the end.
    record Disturb(String target, Condition condition) implements Act {
        @Override
        public Fault fault() {
            return Fault.NETWORK;
        }

        @Override
        public String detail() {
            return condition.toString();
        }
    }

    /// Harp as on that day; well at the end.
    record Ail(BadDay day) implements Act {
        @Override
        public Fault fault() {
            return Fault.HARP;
        }

        @Override
        public String target() {
            return "harp";
        }

        @Override
        public String detail() {
            return day.says();
        }
    }

    /// The alerts that were sent last are answered with that status, or never where it is [BadDay#NEVER].
    record Poison(int alerts, int status) implements Act {
        @Override
        public Fault fault() {
            return Fault.POISON;
        }

        @Override
        public String target() {
            return "harp";
        }

        @Override
        public String detail() {
            return alerts + (status == BadDay.NEVER ? " alerts never answered" : " alerts answered with " + status);
        }
    }

    /// No space left for that ingest's spool, and no Kafka for any ingest.
    record FillDisk(String target) implements Act {
        @Override
        public Fault fault() {
            return Fault.DISK;
        }

        @Override
        public String detail() {
            return "its spool's disk is full, and Kafka is out of reach";
        }
    }

    /// Every process is stopped and started again, one after the other.
    record Roll() implements Act {
        @Override
        public Fault fault() {
            return Fault.ROLLING;
        }

        @Override
        public String target() {
            return "all";
        }

        @Override
        public String detail() {
            return "each is stopped and started again, one after the other";
        }
    }

    /// So many instances of a service; one at the end.
    record Scale(String target, int instances) implements Act {
        @Override
        public Fault fault() {
            return Fault.SCALE;
        }

        @Override
        public String detail() {
            return instances + " instances, then one";
        }
    }

    /// A broker whose links to the others are deaf; clear at the end.
    ///
    /// @param clientsToo whether its clients do not reach it either
    record Isolate(String target, boolean clientsToo) implements Act {
        @Override
        public Fault fault() {
            return Fault.PARTITION;
        }

        @Override
        public String detail() {
            return clientsToo ? "cut off from all" : "cut off from the other brokers; its clients reach it";
        }
    }
}
