import { z } from 'zod'
import { formValues } from '../applications/schemas.ts'
import { findingBody, findingView } from '../findings/finding.ts'
import { inParkParams } from '../parks/schemas.ts'

export const taskParams = inParkParams.extend({
  instance: z.uuid().describe('Id of the process instance'),
  key: z.coerce.number().int().min(0).describe('Key of the task within its instance'),
})

export const taskView = z.object({
  instanceId: z.uuid(),
  key: z.number().int(),
  applicationId: z.uuid(),
  applicationNumber: z.string().nullable(),
  enterprise: z.string(),
  project: z.string().nullable(),
  node: z.string(),
  name: z.string().nullable(),
  department: z.string().nullable(),
  post: z.string().nullable(),
  checkPost: z.string().nullable(),
  permit: z.string().nullable(),
  form: z.string().nullable(),
  state: z.enum(['open', 'claimed', 'inCheck', 'answered', 'cancelled']),
  assignee: z.string().nullable().describe('Id of the person who has it'),
  assigneeName: z.string().nullable(),
  dueAt: z.iso.datetime().nullable(),
  provisional: z.boolean().describe('The calendar of its days is not published yet: it may still move'),
  openedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})

export const writtenView = z.object({
  kind: z.enum(['answer', 'confirm', 'sendBack']),
  by: z.string(),
  at: z.iso.datetime(),
  counts: z.boolean().describe('Its command was accepted; otherwise it is a draft that only its writer sees'),
  outcome: z.string().nullable(),
  reason: z.string().nullable(),
  legalBasis: z.string().nullable(),
  fields: z.record(z.string(), z.unknown()),
  findings: z.array(findingView),
})

export const taskDetailView = taskView.extend({
  outcomes: z.array(z.object({ value: z.string(), label: z.string() })),
  written: z.array(writtenView),
})

export const answerBody = z.object({
  outcome: z.string().max(100).optional().describe('One of the outcomes that the task offers'),
  reason: z.string().trim().max(2_000).optional(),
  legalBasis: z.string().trim().max(400).optional(),
  findings: z.array(findingBody).max(200).default([]),
  reopened: z
    .array(z.object({ finding: z.uuid(), reason: z.string().trim().max(2_000) }))
    .max(1_000)
    .default([])
    .describe('Findings of the last round that are not mended; with the answer all others of the task are closed'),
  fields: formValues.default({}).describe('The task’s own form'),
})

export const sendBackBody = z.object({ reason: z.string().trim().min(1).max(2_000) })

export const assignBody = z.object({ personId: z.uuid() })
