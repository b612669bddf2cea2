/// The candidate that a misspelt word most probably meant: the smallest edit distance (Levenshtein), at most a third of the
/// word's length; the first of several. Nil if none is near.
public func nearest(_ word: String, among candidates: some Sequence<String>) -> String? {
  let word = Array(word.unicodeScalars)
  var limit = max(1, word.count / 3)
  var best: String?
  for candidate in candidates {
    let other = Array(candidate.unicodeScalars)
    guard abs(other.count - word.count) <= limit, let distance = distance(word, other, limit: limit) else { continue }
    if best == nil || distance < limit {
      best = candidate
      limit = distance
    }
  }
  return best
}

/// The number of letters to insert, delete or replace; nil above the limit.
private func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int? {
  var previous = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let replaced = previous[column] + (letter == other ? 0 : 1)
      current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
    }
    if current.min() ?? 0 > limit { return nil }
    previous = current
  }
  return previous[right.count] <= limit ? previous[right.count] : nil
}
