/** The engine's public surface: what the api and the command line may use. */
export {
  addWorkingDays,
  type Calendar,
  type CalendarTable,
  createCalendar,
  daysOf,
  type NamedDays,
  nextWorkingDay,
  workingDaysBetween,
} from './calendar/calendar.ts'
export { type Day, readDay, writeDay } from './calendar/day.ts'
export type {
  DueExplanation,
  ExplainedDay,
  ExplainedSuspension,
  GroundedPeriod,
  SeasonHours,
} from './calendar/explain/due-explanation.ts'
export { explainDue, seasonHours } from './calendar/explain/explain-due.ts'
export {
  type Beginning,
  type ExplanationLine,
  explanationLines,
  explanationSentence,
  hoursText,
  openText,
} from './calendar/explain/explanation-texts.ts'
export { groundNames, namesOfWhole } from './calendar/explain/ground-names.ts'
export { findGround, type Ground, grounds } from './calendar/grounds.ts'
export { findCalendar, nationalTable } from './calendar/national-calendars.ts'
export { festivalNamed, missingFestivals } from './calendar/notice/festivals.ts'
export type { NoticeProblem, NoticeReading, ReadLine, YearNotice } from './calendar/notice/notice.ts'
export { readNotice } from './calendar/notice/read-notice.ts'
export { type CalendarOverlay, withNotices, withOverlays } from './calendar/notice/with-notices.ts'
export { CLOSING_TIME, closingTime, effectiveDay, type Office } from './calendar/office.ts'
export { type Light, type Period, type Reading, type Reckoning, readDue, reckonDue } from './calendar/reckon-due.ts'
export type { Season } from './calendar/season.ts'
export type { GroundedSuspension, Suspension } from './calendar/suspension.ts'
export { addWorkingTime, type OfficeHours } from './calendar/working-time.ts'
export { instantAt, localTime, writeInstant } from './calendar/zone.ts'
export type { Actor, Command, CommandBody } from './core/commands.ts'
export { compareDeployments, type DeploymentComparison } from './core/compare-deployments.ts'
export type { Context } from './core/context.ts'
export type { Decision } from './core/decision.ts'
export type { Event } from './core/events.ts'
export { evolve } from './core/evolve.ts'
export { handle } from './core/handle.ts'
export type { ElementInstance, ProcessInstance } from './core/instance.ts'
export { checkMigration } from './core/migration/check-migration.ts'
export type { MigrationProblem } from './core/migration/migration-problem.ts'
export { type TokenMove, tokenMoves } from './core/migration/token-moves.ts'
export { parseBpmn, parseDeployment } from './core/parse.ts'
export type { Bodies, RestartPoint } from './core/restart.ts'
export type { Answer } from './core/store.ts'
export type { CompiledDecision } from './decisions/decision.ts'
export { type DecisionExample, examplesPath, readExamples } from './decisions/examples.ts'
export { parseDmn } from './decisions/parse-dmn.ts'
export { runExample } from './decisions/run-example.ts'
export { compileExpression } from './expressions/compile.ts'
export { evaluateExpression } from './expressions/evaluate.ts'
export type { CompiledExpression, ExpressionScope, JsonValue, Variables } from './expressions/expression.ts'
export { type Lifecycle, lifecycle } from './lifecycles/lifecycle.ts'
export type { VersionDifference } from './model/compare/compare-described.ts'
export type { ProcessDefinition, ScopeDefinition } from './model/definition.ts'
export type { DeploymentFiles, DeploymentResult } from './model/deployment.ts'
export { parseInstant } from './model/duration.ts'
export type { FlowNode } from './model/nodes/flow-node.ts'
export type { Problem } from './model/problem.ts'
export { readBpmn } from './model/read-bpmn.ts'
export { decodeXml } from './model/xml/decode-xml.ts'
export type { CalendarChange } from './runtime/calendars/calendars.ts'
export type { FindOffice } from './runtime/calendars/offices.ts'
export { restartedInstanceId } from './runtime/called-instance-id.ts'
export { createEngine, type EngineOptions } from './runtime/create-engine.ts'
export type {
  DefinitionRow,
  DeployOutcome,
  DeployRequest,
  Engine,
  Extension,
  History,
  Job,
  JobHandler,
  JobOutcome,
  JobRequest,
  KeptAnswer,
  PublishedMessage,
} from './runtime/engine.ts'
export type { EventPage, NumberedEntry } from './runtime/events/read-events.ts'
export type { Receivers } from './runtime/messages/find-receivers.ts'
export { type Exported, exportJournal } from './runtime/transfer/export-journal.ts'
export { type Imported, importJournal } from './runtime/transfer/import-journal.ts'
export { JournalFileError, signingKey } from './runtime/transfer/journal-file.ts'
export { type Replay, readReplay } from './runtime/verification/read-replay.ts'
export { type JournalFault, type JournalVerdict, verifyJournal } from './runtime/verification/verify-journal.ts'
export type { EngineWatch, WatchedWork } from './runtime/watch/engine-watch.ts'
/** Running in memory: scripts, expectations, virtual time. */
export type { Expectation } from './simulate/expectation/expectation.ts'
export { readExpectation } from './simulate/expectation/read-expectation.ts'
export { runExpectation, type Verdict } from './simulate/expectation/run-expectation.ts'
export { findMainProcess, type MainProcess } from './simulate/main-process.ts'
export { UnreadableError } from './simulate/reading.ts'
export { type Difference, playScenario, type ScenarioOutcome } from './simulate/scenario/play-scenario.ts'
export { type Scenario, scenarioLimits, scenarioPath, scenariosIn } from './simulate/scenario/scenario.ts'
export { type Played, playScript } from './simulate/script/play-script.ts'
export { readScript, type ScriptResult } from './simulate/script/read-script.ts'
export type { Step } from './simulate/script/step.ts'
export { createMemoryStore, type MemoryStore } from './simulate/world/memory-store.ts'
export { type RunResult, resultOf, resultsOf } from './simulate/world/result.ts'
export type { Refusal } from './simulate/world/send.ts'
export { linesOf, type TraceLine, traceLines } from './simulate/world/trace.ts'
export { defaultSettings, openWorld, type Settings, type World } from './simulate/world/world.ts'
export type { DueMove } from './store/calendars/open-clocks.ts'
export type { StoredSeason } from './store/calendars/read-calendars.ts'
export { openParkDatabase, type ParkDatabase, type ParkTransaction } from './store/connection/park-database.ts'
export type { HeldJob } from './store/due/hold-job.ts'
export { LONGEST_JOB_LEASE } from './store/due/job-lease-ran-out.ts'
export { ofRoot } from './store/of-root.ts'
/** For reading only: the engine alone writes them. */
export {
  clocks,
  definitions,
  endedTasks,
  incidents,
  journal,
  journalledCommands,
  milestones,
  processInstances,
  tasks,
} from './store/tables.ts'
/** What a process can do, all of it, before it is deployed. */
export type { Fault, FaultKind, ScriptLine, Verification } from './verify/fault.ts'
export { verifyProcess } from './verify/verify-process.ts'
