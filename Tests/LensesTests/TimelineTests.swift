import CustomDump
import PackStore
import SequenceModel
import Testing

@testable import Lenses

@Suite("Swim lanes")
struct TimelineTests {
  private func day(_ text: String) throws -> Day { try #require(CalendarDate(text)).firstDay }

  /// A lane as text: a digit a cell, `·` for none.
  private func picture(_ timeline: Timeline) -> [String] {
    timeline.lanes.map { lane in
      let cells = lane.cells.map { $0.map { "\($0.count)" } ?? "·" }
      return "\(lane.party?.letter ?? "-") \(cells.joined())"
    }
  }

  @Test("A lane for each side that has a moment, a column for each month; each cell knows its first moment")
  func months() throws {
    let edition = try frozen()
    let timeline = Timeline(.month, from: try day("2011-07-01"), columns: 3, in: edition)
    expectNoDifference(timeline.buckets.map(\.title), ["Jul 2011", "Aug 2011", "Sep 2011"])
    expectNoDifference(timeline.buckets.map(\.short), ["Jul", "Aug", "Sep"])
    expectNoDifference(timeline.buckets.map(\.group), ["2011", "2011", "2011"])
    expectNoDifference(picture(timeline), ["A 41·", "B 3··", "C ···", "L 11·", "- ·1·"])
    let firsts = timeline.lanes.map { $0.cells.first??.first.id.slug }
    expectNoDifference(firsts, ["lantern-arrival", "lantern-arrival", nil, "lantern-arrival", nil])
  }

  @Test("A window is clamped to what is visible, whatever it asks for")
  func window() throws {
    let edition = try frozen("2012-02-24")
    let all = Timeline(.month, from: Day(number: .min), columns: 1_000, in: edition)
    let days = try #require(Timeline.days(in: edition))
    #expect(all.buckets.first?.title == "Feb 2011")
    #expect(all.buckets.last?.title == "Feb 2012")
    #expect(all.buckets.last?.last == days.upperBound)
    expectNoDifference(all.buckets.map(\.moments.count).reduce(0, +), edition.count(.moment))
    #expect(Timeline(.month, from: try day("2012-03-01"), columns: 10, in: edition).buckets.isEmpty)
    #expect(Timeline(.day, from: try day("2010-01-01"), columns: 10, in: try frozen("2010-01-01")).lanes.isEmpty)
  }

  @Test("The columns of each scale meet without gaps and hold every moment once", arguments: Timeline.Scale.allCases)
  func scales(_ scale: Timeline.Scale) throws {
    let edition = try frozen()
    let timeline = Timeline(scale, from: Day(number: .min), columns: 10_000, in: edition)
    for (bucket, next) in zip(timeline.buckets, timeline.buckets.dropFirst()) {
      #expect(bucket.last.advanced(by: 1) == next.first)
      #expect(bucket.moments.upperBound == next.moments.lowerBound)
    }
    expectNoDifference(timeline.buckets.first?.moments.lowerBound, 0)
    expectNoDifference(timeline.buckets.last?.moments.upperBound, edition.count(.moment))
    for bucket in timeline.buckets {
      for head in edition.heads(.moment, bucket.moments) {
        #expect((bucket.first...bucket.last).contains(head.days.about.day))
      }
      #expect(scale.start(of: bucket.first) == bucket.first && scale.start(of: bucket.last) == bucket.first)
    }
  }

  @Test("Names of columns, and weeks that begin on Monday")
  func names() throws {
    let date = try day("2019-02-27")
    let names = Timeline.Scale.allCases.map { $0.names(of: $0.start(of: date)) }
    expectNoDifference(names.map(\.title), ["2019", "Q1 2019", "Feb 2019", "week of 25 Feb 2019", "27 Feb 2019"])
    expectNoDifference(names.map(\.short), ["2019", "Q1", "Feb", "25", "27"])
    expectNoDifference(names.map(\.group), ["", "2019", "2019", "Feb 2019", "Feb 2019"])
    expectNoDifference(Timeline.Scale.quarter.names(of: try day("2018-10-01")).title, "Q4 2018")
    for (day, monday) in [("1969-12-28", "1969-12-22"), ("1970-01-01", "1969-12-29"), ("2018-12-31", "2018-12-31")] {
      #expect(Timeline.Scale.week.start(of: try self.day(day)) == (try self.day(monday)))
    }
  }

  @Test("Within a day moments stand as in the sequence, and a cut within it hides the later ones")
  func withinDay() throws {
    let signing = try day("2011-07-14")
    let whole = try frozen()
    let day = Timeline(.day, from: signing, columns: 1, in: whole)
    let bucket = try #require(day.buckets.first)
    let lane = try #require(day.lanes.first)
    let moments = day.moments(of: lane, in: bucket, of: whole)
    expectNoDifference(
      moments.map { whole.position(of: $0.id) ?? -1 }.sorted(), moments.map { whole.position(of: $0.id) ?? -1 })
    expectNoDifference(lane.cells.first??.first, moments.first)
    expectNoDifference(lane.cells.first??.count, moments.count)
    let cut = try frozen("moment/lantern-arrival")
    let within = Timeline(.day, from: signing, columns: 5, in: cut)
    expectNoDifference(within.buckets.map(\.title), ["14 Jul 2011"])
    #expect((within.lanes.first?.cells.first??.count ?? 0) < moments.count)
  }

  @Test("Levels are in proportion to the fullest cell of the window")
  func levels() throws {
    let timeline = Timeline(.month, from: Day(number: .min), columns: 100, in: try frozen())
    let cells = timeline.lanes.flatMap(\.cells).compactMap(\.self)
    let most = try #require(cells.map(\.count).max())
    #expect(
      cells.allSatisfy { (1...8).contains($0.level) && ($0.count == most) == ($0.level == 8) || $0.count > most / 2 })
    #expect(cells.contains { $0.level == 8 } && cells.contains { $0.level < 8 })
  }

  @Test("A window with very many moments says how many of them it looked at")
  func bounded() throws {
    let edition = try frozen()
    let timeline = Timeline(.year, from: Day(number: .min), columns: 2, in: edition, momentLimit: 4)
    for bucket in timeline.buckets {
      #expect(bucket.isBounded && bucket.examined == 2 && bucket.moments.count > 2)
    }
    // As many as it may look at are not too many, however they are spread.
    let count = edition.count(.moment)
    let whole = Timeline(.year, from: Day(number: .min), columns: 2, in: edition, momentLimit: count)
    #expect(whole.buckets.allSatisfy { !$0.isBounded })
    expectNoDifference(timeline.buckets.map(\.moments), whole.buckets.map(\.moments))
    let lane = try #require(timeline.lanes.first { $0.cells.first != nil })
    for (bucket, cell) in zip(timeline.buckets, lane.cells) {
      expectNoDifference(timeline.moments(of: lane, in: bucket, of: edition).count, cell?.count ?? 0)
    }
  }
}
