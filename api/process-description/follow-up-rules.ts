import { z } from 'zod'

/** 容缺受理 (domain: deferral): what follows an open deferral from acceptance on. Without it nothing does. */
export const deferralRules = z.object({
  /** The process that follows it. */
  process: z.string().min(1),
  /** Working days before the due day on which the enterprise is reminded. */
  remindDays: z.number().int().min(0).max(30),
  /** Working days after a breach after which permits that are still suspended for it are revoked. */
  revokeAfterDays: z.number().int().min(1).max(250),
  /** For how long the enterprise may defer nothing. */
  creditMonths: z.number().int().min(1).max(60),
  /** Printed in what is decided by these rules. */
  legalBasis: z.string().min(1),
})

export type DeferralRules = z.infer<typeof deferralRules>

const texts = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/** 告知承诺 (国办发〔2020〕42号): what may be promised instead of handed in, and what follows. Without it nothing may. */
export const promiseRules = z.object({
  /** The process that follows each promise on which a permit was issued. */
  process: z.string().min(1),
  /** Working days before the last day of verification on which the department is reminded. */
  remindDays: z.number().int().min(0).max(30),
  /** Working days after issue within which it is verified. */
  verificationDays: z.number().int().min(1).max(60),
  /** Working days for mending what was found broken. */
  mendingDays: z.number().int().min(1).max(60),
  /** For how long the enterprise may promise and defer nothing. */
  creditMonths: z.number().int().min(1).max(60),
  legalBasis: z.string().min(1),
  items: z
    .array(
      z.object({
        material: z.string().min(1),
        /** The letter of the permit that is issued on it. */
        permit: z.string().min(1),
        conditions: z.array(texts).min(1),
        text: texts,
        consequences: texts,
      }),
    )
    .min(1),
})

export type PromiseRules = z.infer<typeof promiseRules>
