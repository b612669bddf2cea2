import Testing

@testable import Classroom

@Suite("Addresses of rooms")
struct RoomAddressTests {
  let key = RoomKey().fingerprint

  @Test("A path, with a key or without")
  func paths() throws {
    #expect(try RoomAddress("/mnt/class/room").place == .file("/mnt/class/room"))
    #expect(try RoomAddress("room#1").place == .file("room#1"))
    let keyed = try RoomAddress("room#\(key)")
    #expect(keyed.place == .file("room") && keyed.key == key && keyed.name == "room")
  }

  @Test("A broker's topic, with the port that its scheme has")
  func topics() throws {
    let plain = RoomAddress.Broker(host: "broker.example", port: 1_883, isEncrypted: false, topic: "class/a")
    #expect(try RoomAddress("mqtt://broker.example/class/a").place == .topic(plain))
    let encrypted = RoomAddress.Broker(host: "10.0.0.1", port: 9_000, isEncrypted: true, topic: "a")
    let address = try RoomAddress("mqtts://10.0.0.1:9000/a#\(key)")
    #expect(address.place == .topic(encrypted) && address.key == key && address.name == "a")
    #expect(
      try RoomAddress("mqtt://[::1]/a").place == .topic(.init(host: "::1", port: 1_883, isEncrypted: false, topic: "a"))
    )
  }

  @Test("It prints as it is typed")
  func printed() throws {
    for text in [
      "room", "/a/b", "mqtt://h/t", "mqtts://h/t", "mqtt://h:99/t/u", "mqtt://[::1]:99/t", "mqtt://h/t#\(key)"
    ] {
      #expect(try RoomAddress(text).description == text)
    }
  }

  @Test(
    "What is none says what is wrong",
    arguments: [
      "": "a room is", "folder/": "in it", "http://h/t": "mqtt://", "mqtt://h": "topic", "mqtt://h/": "1 to 200",
      "mqtt:///t": "empty name", "mqtt://u:p@h/t": "settings", "mqtt://h:0/t": "port", "mqtt://h:x/t": "port",
      "mqtt://-h/t": "host", "mqtt://h/-t": "begin", "mqtt://h/a/+": "no +", "mqtt://h/$SYS": "begin",
      "mqtt://h/a#nokey": "no +", "mqtt://h;x/t": "host", "a\u{1B}b": "a room is"
    ])
  func refused(text: String, reason: String) {
    let failure = #expect(throws: RoomAddress.Failure.self) { try RoomAddress(text) }
    #expect(failure?.description.contains(reason) == true, "\(failure?.description ?? "")")
  }
}
