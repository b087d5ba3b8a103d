import type { Rejection } from './decision.ts'

/** Every reason for which `handle` says no, with its words in both languages. */
export const rejections = {
  'already-started': (id: string) => [`Instance ${id} has been started already.`, `流程实例 ${id} 已经启动。`],
  'not-started': (id: string) => [`There is no instance ${id}.`, `没有流程实例 ${id}。`],
  'instance-ended': (id: string, state: string) => [
    `Expected instance ${id} to be active, but it is ${state}.`,
    `流程实例 ${id} 应在运行中，但其状态为 ${state}。`,
  ],
  'wrong-definition': (expected: string, found: string) => [
    `Expected process ${expected}, but found ${found}.`,
    `应为流程 ${expected}，实际为 ${found}。`,
  ],
  'no-start-event': (process: string, wanted: string) => [
    `Process ${process} has no start event that fits: ${wanted}.`,
    `流程 ${process} 没有可用的开始事件：${wanted}。`,
  ],
  'not-waiting': (what: string) => [
    `Expected ${what} to be waiting, but it is not, or not any more.`,
    `${what} 应在等待，但它没有等待或已不再等待。`,
  ],
  'not-a-task': (what: string) => [`Expected ${what} to be a user task.`, `${what} 应为用户任务。`],
  'move-not-allowed': (what: string, move: string, state: string) => [
    `Task ${what} does not allow ${move} while it is ${state}.`,
    `任务 ${what} 在状态 ${state} 下不允许 ${move}。`,
  ],
  'not-the-assignee': (what: string, person: string) => [
    `Expected ${person} to be the assignee of task ${what}.`,
    `${person} 应为任务 ${what} 的经办人。`,
  ],
  'same-person': (what: string) => [
    `Task ${what} must be checked by another person than the one who answered it.`,
    `任务 ${what} 的复核人不得与答复人为同一人。`,
  ],
  'outcome-not-allowed': (what: string, allowed: string, found: string) => [
    `Expected the outcome of task ${what} to be one of ${allowed}, but found ${found}.`,
    `任务 ${what} 的结论应为 ${allowed} 之一，实际为 ${found}。`,
  ],
  'no-subscriber': (name: string) => [`Nothing waits for ${name}.`, `没有等待 ${name} 的事件。`],
  'start-condition': (node: string, found: string) => [
    `Expected the condition of start event ${node} to be true or false, but found: ${found}.`,
    `开始事件 ${node} 的条件应为真或假，实际为：${found}。`,
  ],
  'start-key-missing': (node: string, source: string) => [
    `Expected the message for start event ${node} to have a key (${source}), but it has none.`,
    `发往开始事件 ${node} 的消息应有关联键（${source}），实际没有。`,
  ],
  'not-a-multi-instance': (key: string) => [
    `Expected ${key} to be a multi-instance activity that runs.`,
    `${key} 应为正在运行的多实例活动。`,
  ],
  'not-a-body': (what: string) => [
    `Expected ${what} to be one instance of a multi-instance activity.`,
    `${what} 应为多实例活动中的一个实例。`,
  ],
  'called-process-missing': (process: string, version: string) => [
    `Expected a process ${process} (${version}) that can be called, but there is none.`,
    `没有可调用的流程 ${process}（${version}）。`,
  ],
  'not-ad-hoc': (key: string) => [
    `Expected ${key} to be an ad-hoc sub-process that runs.`,
    `${key} 应为正在运行的特设子流程。`,
  ],
  'not-choosable': (node: string, adHoc: string) => [
    `Expected ${node} to be an activity without incoming flow of ${adHoc}, and more to be wanted there.`,
    `${node} 应为 ${adHoc} 中没有流入顺序流的活动，且该处仍可选择。`,
  ],
  'ad-hoc-busy': (node: string, adHoc: string) => [
    `${node} cannot start yet: ${adHoc} does one activity after the other, and one still runs.`,
    `${node} 暂不能开始：${adHoc} 一次只进行一项活动，尚有活动未完成。`,
  ],
  'instance-suspended': (id: string) => [
    `Instance ${id} is suspended. Resume it first.`,
    `流程实例 ${id} 已暂停，请先恢复。`,
  ],
  'instance-not-ended': (id: string) => [
    `Expected instance ${id} to have ended, but it still runs. Move its tokens instead.`,
    `流程实例 ${id} 仍在运行，不能重新启动，请改用调整办理位置。`,
  ],
  'no-such-body': (node: string, index: string, number: string) => [
    `Expected ${node} to have an instance number ${index}, counted from 0, but it has ${number}.`,
    `${node} 共有 ${number} 次，没有第 ${index} 次（从 0 数起）。`,
  ],
  'body-runs': (node: string) => [
    `${node} cannot be entered there: that instance runs already, or they come one after the other.`,
    `${node} 的这一次已在办理，或须依次办理，不能由人工进入。`,
  ],
  'not-suspended': (id: string) => [`Expected instance ${id} to be suspended.`, `流程实例 ${id} 并未暂停。`],
  'no-such-node': (node: string) => [`The process has no node ${node}.`, `流程中没有节点 ${node}。`],
  'several-scopes': (scope: string) => [
    `Expected one running ${scope} in which to activate something, but there are several.`,
    `${scope} 有多个正在运行的实例，无法确定在哪一个中激活。`,
  ],
  'cannot-enter': (scope: string) => [
    `${scope} does not run, and cannot be entered by hand. Activate it as a whole.`,
    `${scope} 未在运行，且不能由人工进入，请整体激活。`,
  ],
  'nothing-behind': (node: string) => [
    `Expected ${node} to have a flow out of it that can be taken.`,
    `${node} 没有可走的流出顺序流。`,
  ],
  'no-such-version': (process: string, hash: string) => [
    `Expected a version ${hash} of process ${process} to migrate to, but there is none.`,
    `流程 ${process} 没有版本 ${hash}，无法迁移。`,
  ],
  'cannot-migrate': (problems: string, problemsZh: string) => [
    `The instance cannot migrate: ${problems}. Name a counterpart in the plan, or let it finish by its own version.`,
    `实例无法迁移：${problemsZh}。请指定对应的节点，或按原版本办完。`,
  ],
  'no-clock': (what: string) => [
    `Expected a clock to run at ${what} or around it, but none does.`,
    `${what} 及其外层没有正在计时的时限。`,
  ],
  'unknown-ground': (what: string, ground: string) => [
    `Expected a ground in law on which the clock of ${what} stops, but found "${ground}".`,
    `中止 ${what} 的计时必须有法定事由，“${ground}”不是。`,
  ],
  'ground-stops-nothing': (what: string, ground: string) => [
    `The ground ${ground} stops no clock of ${what}.`,
    `事由 ${ground} 不中止 ${what} 的任何计时。`,
  ],
  'clock-back-dated': (what: string) => [
    `Expected the suspension of ${what} to begin now and to end later; it cannot be dated back.`,
    `${what} 的计时中止须从现在开始，期限须在现在之后，不得倒签。`,
  ],
  'clock-move-not-allowed': (what: string) => [
    `The clock of ${what} does not allow that in its present state.`,
    `${what} 的计时在当前状态下不允许此操作。`,
  ],
  'clock-overdue': (what: string) => [
    `The clock of ${what} is overdue: it can be neither stopped nor extended any more.`,
    `${what} 已经超时，不能再中止计时或者延期。`,
  ],
  'suspension-incomplete': (what: string) => [
    `Expected the suspension of ${what} to say why, by whom and on what evidence.`,
    `中止 ${what} 的计时须写明理由、经办人和依据材料。`,
  ],
  'already-suspended': (what: string) => [
    `The clock of ${what} is stopped on this ground already.`,
    `${what} 已因同一事由中止计时。`,
  ],
  'no-such-suspension': (what: string) => [
    `Expected a suspension of ${what} that still lasts, but there is none.`,
    `${what} 没有尚未结束的计时中止。`,
  ],
  'not-its-suspension': (what: string) => [
    `This suspension of ${what} belongs to another department, which alone may end it.`,
    `${what} 的这次计时中止由其他部门提出，只能由该部门结束。`,
  ],
  'suspension-of-whole': (what: string) => [
    `This suspension is of the whole around ${what}: it is ended there, and not from inside.`,
    `这次计时中止属于 ${what} 所在的整件事项，只能在整件上恢复计时。`,
  ],
  'already-extended': (what: string) => [
    `The clock of ${what} was extended once already (行政许可法 art. 42).`,
    `${what} 已经延期一次，不得再次延期（行政许可法第四十二条）。`,
  ],
  'extension-incomplete': (what: string) => [
    `Expected the extension of ${what} to have whole working days, a reason and the approval of the authority's head.`,
    `${what} 的延期须写明工作日天数、理由，并经本机关负责人批准。`,
  ],
  'extension-too-long': (what: string) => [
    `The extension of ${what} is longer than its service level allows.`,
    `${what} 的延期天数超过上限。`,
  ],
  'no-incident': (key: string) => [`Element ${key} has no incident.`, `节点 ${key} 没有故障。`],
  'no-such-scope': (key: string) => [`There is no scope ${key}.`, `没有作用域 ${key}。`],
  'uncaught-error': (what: string, code: string) => [
    `Nothing around ${what} catches the error ${code}.`,
    `${what} 的外层没有捕获错误 ${code} 的事件。`,
  ],
} as const satisfies { readonly [code: string]: (...words: string[]) => readonly [string, string] }

export type RejectionCode = keyof typeof rejections

export function reject<Code extends RejectionCode>(
  code: Code,
  ...words: Parameters<(typeof rejections)[Code]>
): Rejection {
  // The compiler cannot see through the union of word lists that `words` are those of `code`.
  const tell = rejections[code] as (...words: readonly string[]) => readonly [string, string]
  const [message, messageZh] = tell(...words)
  return { code, message, messageZh }
}

/** An element in a sentence: its key and its node. */
export function named(key: number, node: string): string {
  return `${key} (${node})`
}
