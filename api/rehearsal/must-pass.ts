import { type Problem, scenarioLimits } from '../../engine/index.ts'
import { type FieldError, Refusal } from '../refusal.ts'
import { PATIENCE } from './play-scenarios.ts'
import type { FailedScenario, Played, Rehearsal } from './rehearsal.ts'

/** Refuses what the rehearsal has found, the gravest first; warnings only where nobody has accepted them. */
export function mustPass({ canRun, problems, described, examples, scenarios }: Rehearsal, acceptsWarnings: boolean) {
  if (described.length > 0) throw misdescribed(described)
  if (!canRun) throw modelRefused(problems)
  if (examples.length > 0) throw examplesFail(examples)
  scenariosMustPass(scenarios)
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  if (warnings.length > 0 && !acceptsWarnings) throw notAccepted(warnings)
}

/** Refuses a model with errors, telling its warnings too. */
export function modelRefused(problems: readonly Problem[]): Refusal {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  return new Refusal(
    'model-refused',
    `Expected a model that can run, but found ${errors.length} problem(s): ${first?.message ?? ''}`,
    `流程模型有 ${errors.length} 处问题，无法部署：${first?.messageZh ?? ''}`,
    problems.map(fieldOfProblem),
  )
}

function misdescribed(problems: Rehearsal['described']): Refusal {
  const [first] = problems
  return new Refusal(
    'model-refused',
    `Expected process.json and forms that fit together, but found ${problems.length} problem(s): ${first?.message}`,
    `流程说明和表单有 ${problems.length} 处问题，无法部署：${first?.messageZh}`,
    problems.map(({ file, place, message, messageZh }) => ({
      field: `files.${file}${place === '' ? '' : `#${place}`}`,
      code: 'description-problem',
      message,
      messageZh,
    })),
  )
}

function examplesFail(failed: readonly FieldError[]): Refusal {
  const [first] = failed
  return new Refusal(
    'decision-example-failed',
    `Expected every example of the decisions to come out as told, but ${failed.length} did not. Mend the decision or the example, or remove it. ${first?.message}`,
    `决策的示例有 ${failed.length} 个与预期不符，请改正决策或者示例，或者删除该示例。${first?.messageZh}`,
    failed,
  )
}

function scenariosMustPass({ count, failed, late }: Played): void {
  const { scenarios } = scenarioLimits
  if (count > scenarios) {
    throw new Refusal(
      'scenario-failed',
      `Expected at most ${scenarios} scenarios, but found ${count}. Remove some.`,
      `场景最多 ${scenarios} 个，现有 ${count} 个，请删除一些。`,
    )
  }
  const [first] = failed
  if (first !== undefined) {
    throw new Refusal(
      'scenario-failed',
      `Expected ${count} scenario(s) to go as told, but ${failed.length} did not. Mend the process or the scenario, or remove it. ${first.title}: ${first.difference.message}`,
      `${count} 个场景中有 ${failed.length} 个与预期不符，请改正流程或者场景，或者删除该场景。${first.title}：${first.difference.messageZh}`,
      failed.map(fieldOfScenario),
    )
  }
  if (late === null) return
  throw new Refusal(
    'rehearsal-limit',
    `Expected all scenarios to be played within ${PATIENCE / 1000} s, but time ran out at ${late}. Shorten them or remove some.`,
    `全部场景应在 ${PATIENCE / 1000} 秒内跑完，到“${late}”时间已经用完，请缩短或者删除一些。`,
  )
}

function fieldOfScenario({ name, title, difference }: FailedScenario): FieldError {
  const { line, code, message, messageZh } = difference
  const [place, placeZh] = line === null ? ['', ''] : [`, line ${line}`, `第 ${line} 行`]
  return {
    field: `files.scenarios/${name}.jsonl`,
    code,
    message: `${title}${place}: ${message}`,
    messageZh: `${title}${placeZh}：${messageZh}`,
    line,
  }
}

function notAccepted(warnings: readonly Problem[]): Refusal {
  return new Refusal(
    'warnings-not-accepted',
    `Expected ${warnings.length} warning(s) to be accepted before publishing.`,
    `有 ${warnings.length} 条提醒，确认后才能发布。`,
    warnings.map(fieldOfProblem),
  )
}

function fieldOfProblem({ problem, element, line, message, messageZh }: Problem): FieldError {
  return { field: element ?? 'model', code: problem, message, messageZh, line }
}
