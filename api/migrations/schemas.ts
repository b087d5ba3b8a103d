import { z } from 'zod'
import { reasonBody } from '../instances/schemas.ts'
import { MOST_AT_ONCE } from './migration-order.ts'

const nodeId = z.string().min(1).max(120)

export const migrationBody = z.object({
  fromVersion: z.number().int().min(1),
  toVersion: z.number().int().min(1),
  plan: z
    .record(nodeId, nodeId)
    .default({})
    .describe('Flow node → its id in the other version, where that is another one'),
  instances: z
    .array(z.uuid())
    .min(1)
    .max(MOST_AT_ONCE)
    .optional()
    .describe(`Only these; otherwise everything that runs on the version, at most ${MOST_AT_ONCE}`),
})

export const migrateBody = migrationBody.extend(reasonBody.shape)

export const migrationReports = z.object({
  instances: z.array(
    z.object({
      instanceId: z.string(),
      businessKey: z.string().nullable(),
      number: z.string().nullable().describe('Of its application'),
      migrates: z.boolean(),
      problem: z.object({ code: z.string(), message: z.string(), messageZh: z.string() }).nullable(),
    }),
  ),
  left: z.number().int().describe('How many more run on the version than one request takes'),
})
