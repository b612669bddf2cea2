import Lenses
import PackStore
import Screen
import SequenceModel

/// A gate: what is typed in answer, and the choice to open it.
extension State {
  mutating func pressInGate(_ key: Key, in library: Library) -> [Effect] {
    guard case .gate(var gate) = overlay else { return [] }
    let choices = GatePrompt.Choice.allCases.filter { $0 != .pass || gate.canPass }
    let index = choices.firstIndex(of: gate.choice) ?? 0
    switch key {
    case .named(.escape):
      overlay = nil
      return []
    case .named(.down), .named(.tab): gate.choice = choices[min(index + 1, choices.count - 1)]
    case .named(.up), .named(.backTab): gate.choice = choices[max(0, index - 1)]
    case .named(.pageDown), .named(.pageUp):
      scrollGate(by: key == .named(.pageDown) ? 1 : -1, in: library)
      return []
    case .named(.enter): return closeGate(gate, in: library)
    default: gate.type(key)
    }
    overlay = .gate(gate)
    return []
  }

  /// Enter: takes what is typed, and does what is chosen. What is not understood stays to be mended, and nothing is opened or kept.
  private mutating func closeGate(_ gate: GatePrompt, in library: Library) -> [Effect] {
    guard let stage, let step = plan(in: library)?.steps[safe: stage.step],
      let asked = Question(gate.question, in: library.edition(Horizon(lock: stage.lock)))
    else {
      overlay = nil
      return []
    }
    var effects: [Effect] = []
    do throws(AnswerText.Failure) {
      if let answer = try AnswerText.answer(gate.answer, to: asked), answer != stage.given[gate.question] {
        self.stage?.given[gate.question] = answer
        effects.append(.notebook(.keepAnswer(answer)))
      }
    } catch {
      var gate = gate
      gate.fault = error.reason
      overlay = .gate(gate)
      return []
    }
    overlay = nil
    self.stage?.options[gate.question] = asked.answers.map(\.text)
    switch gate.choice {
    case .wait: break
    case .open:
      self.stage?.opened.insert(step.number)
      self.stage?.raise(to: step.gate?.lock)
      view.horizon.lock = self.stage?.lock
      self.stage?.top = nil
      measureStage(in: library)
      keepSelectionInSight(in: library)
    case .pass: go(toStep: stage.step + 1, in: library)
    }
    return effects
  }
}

extension GatePrompt {
  /// Applies a key to what is typed.
  mutating func type(_ key: Key) {
    guard answer.type(key) else { return }
    answer = String(answer.prefix(State.promptLimit))
    fault = ""
  }

  /// Adds pasted text.
  mutating func type(_ text: String) {
    answer = String((answer + text).prefix(State.promptLimit))
    fault = ""
  }
}
