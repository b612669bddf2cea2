import Lenses
import Screen
import SequenceModel

extension TextTwin {
  /// The questions of a quiz with their answers by letter, numbered, with the ids of the questions.
  /// - Parameter hasKey: whether each answer says if it is right, why, and what settles it.
  public func quiz(_ quiz: Quiz, hasKey: Bool) -> AnyIterator<String> {
    var number = 0
    var waiting: [String] = []
    return AnyIterator { [self] in
      while waiting.isEmpty, number < quiz.questions.count {
        let id = quiz.questions[number]
        number += 1
        guard let question = Question(id, in: edition) else { continue }
        waiting = ((number == 1 ? [] : [""]) + lines(of: question, number: number, hasKey: hasKey)).reversed()
      }
      return waiting.popLast()
    }
  }

  private func lines(of question: Question, number: Int, hasKey: Bool) -> [String] {
    var typesetter = typesetter
    typesetter.row(
      label: DisplayText("\(number)."), labelStyle: .normal,
      markdown: "\(escaped(question.head.title)) (\(question.head.id))")
    for answer in question.answers {
      var text = escaped(answer.text)
      if hasKey, let isRight = answer.isRight {
        let reference = answer.reference.map { " (\($0))" } ?? ""
        text += " — \(isRight ? "right" : "wrong")" + (answer.why.isEmpty ? "" : ": \(answer.why)") + reference
      }
      typesetter.row(label: DisplayText("   \(answer.letter)"), labelStyle: .normal, markdown: text)
    }
    return typesetter.lines
  }
}
