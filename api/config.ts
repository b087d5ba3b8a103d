import { join } from 'node:path'
import { z } from 'zod'
import { isNetwork } from './webhooks/sending/address-guard.ts'

/** Everything that the environment says. */
export interface Config {
  readonly mode: 'demo' | 'production'
  readonly host: string
  readonly port: number
  /** `null` = the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null
  /** Where people reach us, such as `https://siji.example.cn`; `null` = plain http on loopback. */
  readonly origin: string | null
  readonly dataFolder: string
  readonly filesFolder: string
  /** Encrypts identity numbers and mobiles, and the secrets of webhooks. */
  readonly keyFile: string
  /** Networks that webhooks may reach though they are not public, such as `10.20.0.0/16`. */
  readonly webhookAllow: readonly string[]
  /** Whoever has it may read `/metrics`; `null` = nobody may. */
  readonly metricsToken: string | null
  /** Where spans are sent (OTLP over HTTP); `null` = nothing is traced. */
  readonly otlpEndpoint: string | null
  readonly log: 'warn' | 'info'
  /** Seconds for which a node that stops still serves, so that a balancer sees that it is not ready any more. */
  readonly drainNotice: number
  /** Seconds in which it has stopped, that notice included. */
  readonly drainSeconds: number
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] }

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

const environment = z.object({
  PORT: z.coerce.number('PORT must be a number').int().min(0).max(65535, 'PORT must be at most 65535').default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres:// or postgresql://')
    .optional(),
  SIJI_MODE: z.enum(['demo', 'production'], 'SIJI_MODE must be demo or production').optional(),
  SIJI_ORIGIN: z.url({ protocol: /^https?$/, error: 'SIJI_ORIGIN must be an http or https address' }).optional(),
  SIJI_DATA: z.string().min(1).default('.siji'),
  SIJI_FILES: z.string().min(1).optional(),
  SIJI_KEY_FILE: z.string().min(1).optional(),
  SIJI_METRICS_TOKEN: z.string().min(16, 'SIJI_METRICS_TOKEN must have at least 16 characters').optional(),
  SIJI_DRAIN_NOTICE: z.coerce.number('SIJI_DRAIN_NOTICE must be a number of seconds').min(0).max(300).optional(),
  SIJI_DRAIN_SECONDS: z.coerce.number('SIJI_DRAIN_SECONDS must be a number of seconds').min(5).max(600).default(20),
  SIJI_LOG: z.enum(['warn', 'info'], 'SIJI_LOG must be warn or info').default('warn'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https address' })
    .optional(),
  SIJI_WEBHOOK_ALLOW: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .refine((networks) => networks.every(isNetwork), 'SIJI_WEBHOOK_ALLOW must list networks such as 10.20.0.0/16')
    .optional(),
})

/** Reads and checks the environment; every mistake is told, not only the first. */
export function readConfig(variables: { readonly [name: string]: string | undefined }): ConfigResult {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(present)
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(({ message }) => message) }

  const { PORT, HOST, DATABASE_URL, SIJI_MODE, SIJI_ORIGIN, SIJI_DATA, SIJI_FILES, SIJI_KEY_FILE } = parsed.data
  const mode = SIJI_MODE ?? (DATABASE_URL === undefined ? 'demo' : 'production')
  const config: Config = {
    mode,
    host: HOST,
    port: PORT,
    databaseUrl: DATABASE_URL ?? null,
    origin: SIJI_ORIGIN === undefined ? null : new URL(SIJI_ORIGIN).origin,
    dataFolder: SIJI_DATA,
    filesFolder: SIJI_FILES ?? join(SIJI_DATA, 'files'),
    keyFile: SIJI_KEY_FILE ?? join(SIJI_DATA, 'personal-data.key'),
    metricsToken: parsed.data.SIJI_METRICS_TOKEN ?? null,
    otlpEndpoint: parsed.data.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    log: parsed.data.SIJI_LOG,
    drainNotice: parsed.data.SIJI_DRAIN_NOTICE ?? (mode === 'demo' ? 0 : 5),
    drainSeconds: parsed.data.SIJI_DRAIN_SECONDS,
    webhookAllow: parsed.data.SIJI_WEBHOOK_ALLOW ?? (mode === 'demo' ? ['127.0.0.0/8', '::1/128'] : []),
  }
  const problems = contradictions(config)
  return problems.length === 0 ? { ok: true, config } : { ok: false, problems }
}

function contradictions(config: Config): readonly string[] {
  const problems: string[] = []
  const isLoopback = loopback.has(config.host)
  if (config.mode === 'demo' && !isLoopback) {
    problems.push(`Demo mode listens on loopback only, but HOST is ${config.host}. Set SIJI_MODE=production.`)
  }
  if (!isLoopback && config.origin?.startsWith('https://') !== true) {
    problems.push(`HOST ${config.host} is not loopback: set SIJI_ORIGIN to the https address that people use.`)
  }
  if (config.drainNotice + 5 > config.drainSeconds) {
    problems.push('SIJI_DRAIN_SECONDS must be at least 5 more than SIJI_DRAIN_NOTICE, to end what is under way.')
  }
  if (config.origin?.startsWith('http://') === true && !loopback.has(new URL(config.origin).hostname)) {
    problems.push(`SIJI_ORIGIN ${config.origin} must be https: plain http is for loopback only.`)
  }
  return problems
}
