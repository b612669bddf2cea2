import CustomDump
import SQLite
import SequenceModel
import Testing

@testable import PackStore

extension Edition {
  /// All hits of a search, taken in slices.
  func hits(_ query: String, slice: Int = 100, rows: Int = 5_000) -> [SearchHit] {
    let search = search(query)
    var hits: [SearchHit] = []
    var rounds = 0
    while !search.isFinished, rounds < 10_000 {
      hits += search.next(limit: slice, rows: rows)
      rounds += 1
    }
    return hits
  }
}

@Suite("Search")
struct SearchTests {
  private static func sample() throws -> Pack {
    try pack(
      record([
        moment("may", "2018-05-01", prose: "The talks on Yongbyon begin."),
        moment(
          "june", "2018-06-01", prose: "Kim Yong-chol brings a letter about talks.", participants: ["actor/envoy"]),
        moment(
          "july", "2018-07-01", prose: "No more **talks** at [the *site* of Yongbyon](moment/may) [S1](source/s1)."),
        moment("secret", "2018-05-15", publicFrom: "2018-08-01", prose: "Secret talks."),
        entry("actor/envoy", "Kim Yong Chol", names: ["김영철", "Kim Young-cheol"]),
        entry("source/s1", "A report on talks", "2018-07-01"),
        entry("word/dang", "Đảng", "2018-01-01", attributes: [Attribute(.text, "A party: the *Đảng* [S1](source/s1).")])
      ]))
  }

  @Test(
    "Case, accents, hyphens and order do not matter, nor what FTS5 would take for its syntax",
    arguments: [
      "kim yong chol", "Kim Yong-chol", "CHOL, kim: yong!", "\"kim\"* (yong) chol", "+kim yong -chol",
      "김영철", "김영", "Kim Young-cheol", "{kim} ^yong : chol", "kim yong cho"
    ])
  func names(_ query: String) throws {
    let hits = try edition(SearchTests.sample()).hits(query)
    expectNoDifference(hits.first?.head.id, try id("actor/envoy"))
    expectNoDifference(hits.first?.field, nil)
    expectNoDifference(hits.first?.excerpt, "")
  }

  @Test("đ is found as d, an accent without it")
  func folding() throws {
    let edition = try edition(SearchTests.sample())
    for query in ["dang", "Đảng", "đang"] {
      expectNoDifference(edition.hits(query).map(\.head.id.slug), ["dang"], query)
    }
  }

  @Test("Names come first, then statements, the newest first, with one hit for each entry")
  func order() throws {
    let edition = try edition(SearchTests.sample())
    let hits = edition.hits("talks")
    expectNoDifference(hits.map(\.head.id.slug), ["s1", "july", "june", "secret", "may"])
    expectNoDifference(hits.map(\.field), [nil, .prose, .prose, .prose, .prose])
    expectNoDifference(hits[1].excerpt, "No more talks at the site of Yongbyon.")
    expectNoDifference(hits[1].days, hits[1].head.days)
  }

  @Test("Slices of any size give the same hits")
  func slices() throws {
    let edition = try edition(SearchTests.sample())
    for query in ["talks", "kim", "yongbyon", "t"] {
      let whole = edition.hits(query)
      for (slice, rows) in [(1, 5_000), (100, 1), (2, 3)] {
        expectNoDifference(edition.hits(query, slice: slice, rows: rows), whole, query)
      }
      expectNoDifference(edition.search(query).next(limit: 2), Array(whole.prefix(2)))
    }
  }

  @Test("A slice looks at no more than its rows and says whether it is the last")
  func budget() throws {
    let moments = try (0..<300).map {
      try moment("m\($0)", "2018-06-01", publicFrom: $0 == 0 ? nil : "2018-07-01", prose: "Talks.")
    }
    let search = try edition(try pack(record(moments)), "2018-06-02").search("talks")
    expectNoDifference(search.next(limit: 10, rows: 299).map(\.head.id.slug), [])
    #expect(!search.isFinished)
    expectNoDifference(search.next(limit: 10, rows: 2).map(\.head.id.slug), ["m0"])
    _ = search.next(limit: 10)
    #expect(search.isFinished)
  }

  @Test("The last word may be a beginning: whole words come first, and a space ends it")
  func beginnings() throws {
    let pack = try pack(
      record([
        moment("old", "2018-05-01", prose: "A test."), moment("new", "2018-06-01", prose: "Two testimonies.")
      ]))
    let edition = try edition(pack)
    expectNoDifference(edition.hits("test").map(\.head.id.slug), ["old", "new"])
    expectNoDifference(edition.hits("test ").map(\.head.id.slug), ["old"])
    expectNoDifference(edition.hits("testim").map(\.excerpt), ["Two testimonies."])
    expectNoDifference(edition.hits("t").map(\.head.id.slug), [])
  }

  @Test("A beginning of many words finds them all, in names and in texts")
  func manyEndings() throws {
    let pack = try pack(
      record(
        try (0..<70).map { try moment("t\($0)", "2018-06-01", prose: "Test\($0)a follows.") }
          + (0..<70).map { try entry("word/w\($0)", "Test\($0)b", "2018-06-01") }))
    for query in ["tes", "test", "follows test", "Tést"] {
      let kinds = try edition(pack).hits(query, slice: 9, rows: 50).map(\.head.id.kind)
      expectNoDifference(kinds.filter { $0 == .moment }.count, 70, query)
      expectNoDifference(kinds.filter { $0 == .word }.count, query.hasPrefix("follows") ? 0 : 70, query)
    }
  }

  @Test("A query without words is finished at once", arguments: ["", "   ", "-", "\"*\"", "…"])
  func empty(_ query: String) throws {
    let search = try edition(SearchTests.sample()).search(query)
    #expect(search.isFinished)
    #expect(search.next(limit: 5).isEmpty)
  }

  @Test("What is beyond the cut is not found, not even by name")
  func horizon() throws {
    let pack = try SearchTests.sample()
    expectNoDifference(try edition(pack, "2018-06-02").hits("talks").map(\.head.id.slug), ["june", "may"])
    expectNoDifference(
      try edition(pack, "2018-06-02", .now).hits("talks").map(\.head.id.slug), ["june", "secret", "may"])
    expectNoDifference(try edition(pack, "2018-05-30").hits("kim yong chol").map(\.head.id.slug), [])
    // A word's text cites a source that is not out yet: its short name is no word to find.
    expectNoDifference(try edition(pack, "2018-06-02").hits("S1").map(\.head.id.slug), [])
    expectNoDifference(
      try edition(pack, "2018-06-02").hits("party").map(\.excerpt), ["A party: the Đảng."])
  }

  @Test("An excerpt stands around the first match, in whole characters, with an ellipsis where it is cut")
  func excerpt() throws {
    let tokenizer = try Tokenizer(on: Connection(.memory))
    let terms = SearchText.terms(of: "match ", tokenizer)
    let filler = String(repeating: "ünïcode 한국어 👩‍👩‍👧‍👦🇰🇷 ", count: 40)
    let text = filler + "a match here. " + filler
    let excerpt = SearchText.excerpt(of: text, terms, tokenizer)
    #expect(excerpt.count <= 200)
    #expect(excerpt.hasPrefix("…") && excerpt.hasSuffix("…"))
    #expect(excerpt.contains("a match here."))
    #expect(text.contains(excerpt.dropFirst().dropLast()))
    #expect(!excerpt.unicodeScalars.contains("\u{FFFD}"))
    let unbroken = String(repeating: "👩‍👩‍👧‍👦", count: 300)
    let cut = SearchText.excerpt(of: unbroken, terms, tokenizer)
    #expect(cut.dropLast().allSatisfy { $0 == "👩‍👩‍👧‍👦" } && cut.count <= 200)
  }

  @Test(
    "Plain words are left of CommonMark",
    arguments: [
      ("A *big* **deal**, __so__ _it_ is.", "A big deal, so it is."),
      ("[the signing](moment/signing) of it", "the signing of it"),
      ("It stands [S12](source/s12). Next", "It stands. Next"),
      ("Both [S1](source/s1), [S2](source/s2).", "Both."),
      ("[a *b* [c]](word/d)", "a b [c]"),
      ("> quoted\n> again", "quoted again"), ("- one\n- two\n\n1. three", "one two three"),
      ("# Title\n\ntext", "Title text"), ("5 \\* 3 = a_b_c, 2 * 3", "5 * 3 = a_b_c, 2 * 3"),
      ("`code` and \\[no link\\]", "code and [no link]"), ("[unfinished", "[unfinished"), ("[a](", "[a]("), ("", ""),
      ("a [report](source/s1) of it", "a report of it"), ("2018\nand 2019", "2018 and 2019")
    ])
  func plain(_ markdown: String, _ expected: String) {
    expectNoDifference(SearchText.plain(markdown), expected)
  }
}
