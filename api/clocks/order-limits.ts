import { Refusal } from '../refusal.ts'

/** Calendar time in milliseconds: nobody waits longer for a result, so that a later date is a slip. */
const LONGEST_WAIT = 3 * 366 * 86_400_000
const MOST_LIMIT_DAYS = 400

/** Whether a text says anything: marks that nobody sees are no reason and no document. */
export function saysSomething(text: string): boolean {
  return /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u.test(text)
}

/** Refuses an end of a suspension that cannot be: before it begins, years away, or a limit of no working days. */
export function mustEndSensibly(
  { expectedEnd, limitDays }: { readonly expectedEnd: number | null; readonly limitDays: number | null },
  now: number,
): void {
  const isDay = expectedEnd === null || (expectedEnd > now && expectedEnd <= now + LONGEST_WAIT)
  const isLimit = limitDays === null || (Number.isInteger(limitDays) && limitDays >= 1 && limitDays <= MOST_LIMIT_DAYS)
  if (isDay && isLimit) return
  throw new Refusal(
    'suspension-end-invalid',
    `Expected an end that is to come within three years, and a limit of 1 to ${MOST_LIMIT_DAYS} working days.`,
    `预计结束时间应在现在之后、三年之内；最长期限应为 1 至 ${MOST_LIMIT_DAYS} 个工作日。`,
  )
}
