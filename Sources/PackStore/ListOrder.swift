import CUnicode
import Glibc
import SequenceModel

/// The order of a kind's list: actors by party and as authored, claims, passages and sources by number, others by title.
struct ListOrder {
  /// In display order.
  var parties: [Party]

  /// Entries of one kind other than moments, in the order of their list. What is equal keeps its order.
  func sorted(_ entries: [EntryRecord]) -> [EntryRecord] {
    switch entries.first?.head.id.kind {
    case .actor:
      let places = Dictionary(
        parties.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
      return sorted(entries) {
        [places[$0.party] ?? parties.count]
      } byText: { _ in
        ""
      }
    case .claim, .passage, .source:
      return sorted(entries) {
        numbers($0.id.slug)
      } byText: {
        $0.id.slug
      }
    default:
      return sorted(entries) { _ in
        []
      } byText: {
        folded($0.title) + "\0" + $0.id.slug
      }
    }
  }

  private func sorted(
    _ entries: [EntryRecord], by numbers: (Head) -> [Int], byText text: (Head) -> String
  ) -> [EntryRecord] {
    let keys = entries.enumerated().map { index, entry in
      (numbers: numbers(entry.head), text: Array(text(entry.head).utf8), index: index)
    }
    return keys.sorted { left, right in
      if left.numbers != right.numbers { return left.numbers.lexicographicallyPrecedes(right.numbers) }
      if left.text != right.text { return left.text.lexicographicallyPrecedes(right.text) }
      return left.index < right.index
    }.map { entries[$0.index] }
  }

  /// The numbers in a slug: 3 and 5 of `p3-5`; a slug without any comes first.
  private func numbers(_ slug: String) -> [Int] {
    slug.split { !("0"..."9").contains($0) }.map { Int($0) ?? Int.max }
  }

  /// Without case and accents, for comparing.
  private func folded(_ text: String) -> String {
    let options = utf8proc_option_t(
      UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_STRIPMARK.rawValue
        | UTF8PROC_NULLTERM.rawValue | UTF8PROC_STABLE.rawValue)
    var result: UnsafeMutablePointer<UInt8>?
    let count = text.withCString { source in
      source.withMemoryRebound(to: UInt8.self, capacity: text.utf8.count + 1) {
        utf8proc_map($0, 0, &result, options)
      }
    }
    guard count >= 0, let result else { return text }
    defer { free(result) }
    return String(decoding: UnsafeBufferPointer(start: result, count: count), as: UTF8.self)
  }
}
