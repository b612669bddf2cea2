import Glibc
import Testing

@testable import Classroom

@Suite struct FolderWatchTests {
  @Test func tellsOfWrittenRenamedAndDeletedFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("here before", to: "old.md")
    let watch = FolderWatch(folder.path)
    #expect(watch.take() == FolderWatch.Changes())

    try folder.write("1", to: "a.md")
    #expect(try watch.changes().names == ["a.md"])

    // As editors save: a new file takes the old one's name.
    try folder.write("2", to: "a.md.tmp")
    #expect(rename(folder.path + "/a.md.tmp", folder.path + "/a.md") == 0)
    let changes = try watch.changes()
    #expect(changes.mayTouch("a.md"))
    #expect(!changes.mayTouch("b.md"))

    unlink(folder.path + "/old.md")
    #expect(try watch.changes().names == ["old.md"])
    #expect(watch.take() == FolderWatch.Changes())
  }

  @Test func aFolderThatGoesAwayMayHaveChangedInAnyWay() throws {
    let folder = try TemporaryFolder()
    let watch = FolderWatch(folder.path)
    rmdir(folder.path)
    #expect(try watch.changes().mayTouch("a.md"))
  }

  @Test func withoutAWatchTheCallerHasToLook() {
    let watch = FolderWatch("/nowhere/at/all")
    #expect(watch.descriptor == nil)
    #expect(watch.isRemote)
    #expect(watch.take() == FolderWatch.Changes())
  }

  @Test func aLocalFolderNeedsNoLook() throws {
    // Not the temporary folder, which may be anything: /dev/shm is memory.
    #expect(!FolderWatch("/dev/shm").isRemote)
  }
}

extension FolderWatch {
  /// What changed, once the descriptor says that something did.
  fileprivate func changes() throws -> Changes {
    var polled = pollfd(fd: try #require(descriptor), events: Int16(POLLIN), revents: 0)
    try #require(poll(&polled, 1, 5_000) == 1, "nothing changed within 5 s")
    return take()
  }
}

/// A folder that goes away with the test.
private final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/summitry-watch-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
  }

  deinit {
    for name in ["a.md", "a.md.tmp", "old.md"] { unlink(path + "/" + name) }
    rmdir(path)
  }

  func write(_ text: String, to name: String) throws {
    let file = try #require(fopen(path + "/" + name, "w"))
    fputs(text, file)
    fclose(file)
  }
}
