package imprint.ledger.custody;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file that holds a station's keys. It is replaced as a whole: whatever interrupts that leaves
 * the old file or the new one. Files of before 1.0 are the plain root key, 32 bytes; they are read
 * for ever, and replaced by the first change.
 */
public final class KeyFile {
  private final Path file;
  private final KeyFileDisk disk;
  private final SecureRandom random;
  private final Locksmith locksmith;

  public KeyFile(Path file, SecureRandom random) {
    this(file, random, SystemKeyStore.of(System.getProperty("os.name")));
  }

  KeyFile(Path file, SecureRandom random, SystemKeyStore systemKeyStore) {
    this.file = file;
    this.disk = new KeyFileDisk(itself(file));
    this.random = random;
    this.locksmith = new Locksmith(systemKeyStore, random);
  }

  /** Where a link leads: the keys stay on the disk that somebody chose for them. */
  private static Path itself(Path file) {
    try {
      return Files.exists(file) ? file.toRealPath() : file;
    } catch (IOException toldByReadingIt) {
      return file;
    }
  }

  /**
   * What can be told without opening it.
   *
   * @param kind file, passphrase, key-store, token; or plain, for a file of before 1.0
   * @param keys their ids, oldest first
   * @param wrapping empty for a plain file
   */
  public record Look(String kind, List<String> keys, Optional<Wrapping> wrapping) {}

  /**
   * Looks at the file and opens nothing.
   *
   * @throws Refusal ledger.key-absent, ledger.key-readable-by-others, ledger.key-damaged,
   *     ledger.key-newer
   */
  public Look look() {
    byte[] content = disk.read();
    try {
      if (content.length == Keyring.KEY) {
        try (Keyring plain = Keyring.of(content)) {
          return new Look("plain", plain.ids(), Optional.empty());
        }
      }
      WrappedKeys wrapped = disk.parse(content);
      return new Look(wrapped.wrapping().kind(), wrapped.keys(), Optional.of(wrapped.wrapping()));
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /**
   * The keys, to be closed by the caller.
   *
   * @throws Refusal ledger.passphrase-wrong, ledger.key-locked, ledger.token-…, ledger.key-store-…
   *     and those of {@link #look}
   */
  public Keyring open(Prompt prompt) {
    byte[] content = disk.read();
    try {
      if (content.length == Keyring.KEY) {
        return Keyring.of(content);
      }
      WrappedKeys wrapped = disk.parse(content);
      try (Secret kek = locksmith.unlock(wrapped.wrapping(), prompt, file)) {
        return open(wrapped, kek);
      }
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /** Opens the file, or makes one where there is none yet, which nothing but its place protects. */
  public Keyring openOrCreate(Prompt prompt) {
    if (!Files.exists(file)) {
      try (Keyring fresh = Keyring.fresh(random);
          Locksmith.Locked lock = locksmith.lock(new NewWrapping.FileAlone())) {
        // where another process came first, its keys are read below
        disk.create(WrappedKeys.seal(fresh, lock.wrapping(), lock.kek(), random).toBytes());
      }
    }
    return open(prompt);
  }

  /**
   * Locks the same keys in another way. Nothing that they seal changes.
   *
   * @throws Refusal those of {@link #open}, ledger.passphrase-short, ledger.key-changed-meanwhile,
   *     file.unwritable
   */
  public void rewrap(Prompt prompt, NewWrapping as) {
    byte[] before = disk.read();
    try (Keyring keys = open(prompt);
        Locksmith.Locked lock = locksmith.lock(as)) {
      // what does not open must not take the place of what does
      try (Secret again = locksmith.unlock(lock.wrapping(), answering(as), file)) {
        replace(before, keys, lock.wrapping(), again);
      }
    } finally {
      Arrays.fill(before, (byte) 0);
    }
  }

  /**
   * Adds a key, which is the newest from then on; what the older ones seal they still open. A plain
   * file gets the form that can hold several.
   *
   * @throws Refusal those of {@link #open}, ledger.keys-full, ledger.key-changed-meanwhile,
   *     file.unwritable
   */
  public void renew(Prompt prompt) {
    byte[] before = disk.read();
    if (before.length == Keyring.KEY) {
      Arrays.fill(before, (byte) 0);
      rewrap(prompt, new NewWrapping.FileAlone());
      before = disk.read();
    }
    WrappedKeys wrapped = disk.parse(before);
    try (Secret kek = locksmith.unlock(wrapped.wrapping(), prompt, file);
        Keyring keys = open(wrapped, kek)) {
      if (keys.full()) {
        throw Refusal.of("ledger.keys-full", keys.size());
      }
      try (Keyring more = keys.renewed(random)) {
        replace(before, more, wrapped.wrapping(), kek);
      }
    }
  }

  private static Prompt answering(NewWrapping as) {
    return (what, file) ->
        switch (as) {
          case NewWrapping.Passphrase words -> Optional.of(words.passphrase().clone());
          case NewWrapping.Token token -> Optional.of(token.pin().clone());
          case NewWrapping.FileAlone() -> Optional.empty();
          case NewWrapping.SystemStore(String _) -> Optional.empty();
        };
  }

  private Keyring open(WrappedKeys wrapped, Secret kek) {
    return wrapped
        .open(kek, random)
        .orElseThrow(
            () ->
                switch (wrapped.wrapping()) {
                  case Wrapping.Passphrase _ -> Refusal.of("ledger.passphrase-wrong", file);
                  case Wrapping.FileAlone _, Wrapping.SystemStore _, Wrapping.Token _ ->
                      Refusal.of("ledger.key-damaged", file);
                });
  }

  private void replace(byte[] before, Keyring keys, Wrapping wrapping, Secret kek) {
    disk.replace(before, WrappedKeys.seal(keys, wrapping, kek, random).toBytes());
  }
}
