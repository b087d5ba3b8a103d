import type { Rejection } from '../../core/decision.ts'

/** Reasons for which the runtime says no before or after the core is asked. */
export const refusals = {
  'invalid-id': (id: string) => [
    `Expected a UUIDv7 that is not from the future as the instance's id, and a UUID as the command's, but found ${id}.`,
    `实例编号应为不晚于当前时间的 UUIDv7，命令编号应为 UUID，实际为 ${id}。`,
  ],
  'invalid-time-to-live': (text: string) => [
    `Expected a duration of at most one year such as PT30M or P7D as the time to live, but found "${text}".`,
    `有效时间应为不超过一年的时长，如 PT30M、P7D，实际为“${text}”。`,
  ],
  'job-lost': (job: string) => [
    `Expected job ${job} to be this worker's, but another has taken it since its lease ran out, its instance is suspended, or it has ended. Drop it.`,
    `作业 ${job} 已不属于该程序：租约到期后由其他程序领取、流程实例已挂起，或作业已结束。请放弃该作业。`,
  ],
  'message-overtaken': (name: string) => [
    `Whoever waited for message ${name} was reached by another one first, again and again. Send it again under its id.`,
    `等待消息 ${name} 的流程多次先收到了其他消息，请以同一编号重新发送。`,
  ],
  'process-not-found': (process: string) => [
    `This park has no deployed process ${process}.`,
    `本园区没有已部署的流程 ${process}。`,
  ],
  'text-not-storable': (detail: string) => [
    `A variable holds text that cannot be stored (a NUL character, or half a character): ${detail}.`,
    `变量中含有无法保存的文本（空字符或残缺字符）：${detail}。`,
  ],
} as const satisfies { readonly [code: string]: (word: string) => readonly [string, string] }

export function refuse(code: keyof typeof refusals, word: string): Rejection {
  const [message, messageZh] = refusals[code](word)
  return { code, message, messageZh }
}
