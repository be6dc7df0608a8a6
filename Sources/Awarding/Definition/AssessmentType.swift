import Encodings

/// A type of assessment (Annex I, element 9): the European vocabulary `europass-learning-assessment-types`.
public enum AssessmentType: String, DefinitionCode {
  case practicalExamination = "practical-examination"
  case writtenExamination = "written-examination"
  case oralExamination = "oral-examination"
  case projectWork = "project-work"
  case portfolio
  case continuousEvaluation = "continuous-evaluation"
  case markedAssignment = "marked-assignment"
  case quiz
  case artefactAssessment = "artefact-assessment"
  case groupPerformance = "group-performance"
  case peerAssessment = "peer-assessment"
  case peerReview = "peer-review"
  case problemBasedLearning = "problem-based-learning"
  case levelOfAttendance = "level-of-attendance"

  /// The vocabulary's own label of a practical examination.
  public static let spellings: [String: AssessmentType] = ["practical-assessment": .practicalExamination]

  /// The concept in the European vocabulary.
  public var address: String { "http://data.europa.eu/snb/assessment/" + concept }

  private var concept: String {
    switch self {
    case .practicalExamination: "6a4db9f11d"
    case .writtenExamination: "6e6cb2cc78"
    case .oralExamination: "d30284d7df"
    case .projectWork: "795dac4096"
    case .portfolio: "4f03b91c0e"
    case .continuousEvaluation: "3484bd7e51"
    case .markedAssignment: "2939dae15f"
    case .quiz: "b1b68f6735"
    case .artefactAssessment: "de4d165a6c"
    case .groupPerformance: "56539a6507"
    case .peerAssessment: "19a2e5e671"
    case .peerReview: "812e3b0ae1"
    case .problemBasedLearning: "c4256a2726"
    case .levelOfAttendance: "7331eb4762"
    }
  }

  public func label(in language: Language) -> String {
    let french = language == .fr
    return switch self {
    case .practicalExamination: french ? "épreuve pratique" : "practical examination"
    case .writtenExamination: french ? "épreuve écrite" : "written examination"
    case .oralExamination: french ? "épreuve orale" : "oral examination"
    case .projectWork: french ? "projet" : "project work"
    case .portfolio: french ? "portfolio" : "portfolio"
    case .continuousEvaluation: french ? "contrôle continu" : "continuous evaluation"
    case .markedAssignment: french ? "devoir noté" : "marked assignment"
    case .quiz: french ? "questionnaire" : "quiz"
    case .artefactAssessment: french ? "évaluation d’une production" : "artefact assessment"
    case .groupPerformance: french ? "prestation en groupe" : "group performance"
    case .peerAssessment: french ? "évaluation par les pairs" : "peer assessment"
    case .peerReview: french ? "relecture par les pairs" : "peer review"
    case .problemBasedLearning: french ? "apprentissage par problèmes" : "problem-based learning"
    case .levelOfAttendance: french ? "assiduité" : "level of attendance"
    }
  }
}
