/** Why something cannot go from one version of a process to another. */
export interface MigrationProblem {
  /** Id of the flow node in the version that is left. */
  readonly node: string
  readonly code: MigrationProblemCode
  readonly message: string
  readonly messageZh: string
}

const words = {
  'no-source': ['is no node of the version that is left', '不是原版本中的节点'],
  'no-target': ['has no counterpart in the other version', '在目标版本中没有对应的节点'],
  'other-type': ['is a node of another type there', '在目标版本中是另一类节点'],
  'other-scope': ['lies in another sub-process there', '在目标版本中属于另一个子流程'],
  'other-loop': ['is repeated in another way there', '在目标版本中的多实例或循环方式不同'],
  'other-event': ['waits for another event there', '在目标版本中等待的是另一个事件'],
  'no-handler': ['can no longer be compensated there', '在目标版本中不能再补偿'],
  'no-join': ['joins nothing there, but tokens wait before it', '在目标版本中不再汇合，但其前有令牌等待'],
  'no-flow': ['lacks a flow there on which a token waits', '在目标版本中缺少有令牌等待的流入顺序流'],
} as const satisfies { readonly [code: string]: readonly [string, string] }

export type MigrationProblemCode = keyof typeof words

export function migrationProblem(
  { id, name }: { readonly id: string; readonly name: string | null },
  code: MigrationProblemCode,
): MigrationProblem {
  const [message, messageZh] = words[code]
  const [said, saidZh] = name === null ? [id, `${id} `] : [`“${name}” (${id})`, `“${name}”（${id}）`]
  return { node: id, code, message: `${said} ${message}`, messageZh: `${saidZh}${messageZh}` }
}
