package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** A ledger in a file of this computer. */
record FilePlace(Path file) implements Place {
  /**
   * File systems of other machines, and those that a virtual machine has of its host. SQLite's
   * write-ahead log needs memory that all its processes share, so it works on one machine only
   * (sqlite.org/wal.html, "Disadvantages").
   */
  private static final Set<String> SHARES =
      Set.of(
          "9p",
          "afpfs",
          "afs",
          "beegfs",
          "ceph",
          "cifs",
          "davfs",
          "fuse.ceph-fuse",
          "fuse.davfs",
          "fuse.glusterfs",
          "fuse.gvfsd-fuse",
          "fuse.rclone",
          "fuse.s3fs",
          "fuse.sshfs",
          "fuse.vmhgfs-fuse",
          "glusterfs",
          "lustre",
          "ncpfs",
          "nfs",
          "nfs4",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "vboxsf",
          "webdav");

  /**
   * @throws Refusal ledger.not-a-file
   */
  static FilePlace named(String name) {
    try {
      if (name.isBlank() || Files.isDirectory(Path.of(name))) {
        throw Refusal.of("ledger.not-a-file", name);
      }
      Path file = Path.of(name).toAbsolutePath().normalize();
      // the log and the key lie beside the file itself, not beside a link to it
      return new FilePlace(Files.exists(file) ? file.toRealPath() : file);
    } catch (InvalidPathException | IOException e) {
      throw new Refusal(Finding.error("ledger.not-a-file", name), e);
    }
  }

  boolean exists() {
    return Files.exists(file);
  }

  /**
   * Makes the folder where it is missing.
   *
   * @throws Refusal ledger.folder-not-writable, ledger.on-a-share, ledger.not-writable
   */
  void check() {
    try {
      Path folder = folder();
      PrivateFile.createFolders(folder);
      refuseShare(folder.toString(), Files.getFileStore(folder).type());
      if (!Files.isWritable(folder)) {
        throw Refusal.of("ledger.folder-not-writable", folder);
      }
      if (exists() && !(Files.isReadable(file) && Files.isWritable(file))) {
        throw Refusal.of("ledger.not-writable", file);
      }
    } catch (IOException e) {
      throw folderNotWritable(e);
    }
  }

  /** Puts {@code content} there unless a ledger was made there meanwhile. */
  void create(byte[] content) {
    try {
      // whoever came first, there is one now
      PrivateFile.create(file, content);
    } catch (IOException e) {
      throw folderNotWritable(e);
    }
  }

  /** Beside the ledger. */
  @Override
  public Path keyFile(Path settings) {
    return file.resolveSibling(file.getFileName() + ".key");
  }

  /** Beside the ledger. */
  @Override
  public Path headFile(Path settings) {
    return file.resolveSibling(file.getFileName() + ".head");
  }

  static void refuseShare(String folder, String fileSystem) {
    if (folder.startsWith("\\\\") || SHARES.contains(fileSystem.toLowerCase(Locale.ROOT))) {
      throw Refusal.of("ledger.on-a-share", folder);
    }
  }

  private Path folder() {
    Path folder = file.getParent();
    if (folder == null) {
      throw Refusal.of("ledger.not-a-file", file);
    }
    return folder;
  }

  private Refusal folderNotWritable(IOException cause) {
    return new Refusal(Finding.error("ledger.folder-not-writable", folder()), cause);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
