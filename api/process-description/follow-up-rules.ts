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
