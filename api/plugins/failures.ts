import { Refusal } from '../refusal.ts'

/** What a library's error means to the caller; anything that is not recognised is a fault of ours. */
export function classifyFailure(error: Error): Refusal {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const known = recognise(cause)
    if (known !== null) return known
  }
  return new Refusal(
    'internal-error',
    'Something went wrong on our side. Nothing was changed; the request id finds it in the log.',
    '系统内部错误，数据未被更改；请凭请求编号联系管理员。',
  )
}

function recognise(error: Error): Refusal | null {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = byCode[code]
  if (known !== undefined) return known
  if (isLostDatabase(code)) return databaseGone
  if ('retryable' in error && error.retryable === true) return busy
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  if (status === 413) return tooLarge
  if (status === 415) return wrongType
  if (status === 503) return busy
  if (status >= 400 && status < 500) return new Refusal('invalid-request', error.message, '请求不符合要求。')
  return null
}

const tooLarge = new Refusal(
  'body-too-large',
  'Expected a smaller body; the limits are on the API page.',
  '请求正文超过允许的大小。',
)
const wrongType = new Refusal(
  'unsupported-media-type',
  'Expected a body of a content type that this address accepts.',
  '不支持的内容类型。',
)
const badJson = new Refusal('invalid-json', 'Expected a body that is valid JSON.', '请求正文不是有效的 JSON。')
const busy = new Refusal('overloaded', 'The server is busy. Try again in a few seconds.', '系统繁忙，请稍后再试。')
const databaseGone = new Refusal(
  'database-unavailable',
  'The database cannot be reached at the moment. Repeat the request with the same Idempotency-Key.',
  '数据库暂时无法连接，请稍后用相同的 Idempotency-Key 重试。',
)

const byCode: { readonly [code: string]: Refusal | undefined } = {
  FST_ERR_CTP_BODY_TOO_LARGE: tooLarge,
  FST_REQ_FILE_TOO_LARGE: tooLarge,
  FST_FILES_LIMIT: tooLarge,
  FST_PARTS_LIMIT: tooLarge,
  FST_FIELDS_LIMIT: tooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: wrongType,
  FST_INVALID_MULTIPART_CONTENT_TYPE: wrongType,
  FST_ERR_CTP_INVALID_JSON_BODY: badJson,
  FST_ERR_CTP_EMPTY_JSON_BODY: badJson,
  FST_ERR_HANDLER_TIMEOUT: busy,
  FST_UNDER_PRESSURE: busy,
  overloaded: busy,
  'database-unavailable': databaseGone,
}

/** postgres.js' connection codes, the system's, and SQLSTATE classes 08 (connection) and 57P (shutting down). */
function isLostDatabase(code: string): boolean {
  const system = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']
  const client = ['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT']
  const server = ['53300', '57P01', '57P02', '57P03', '25P03']
  return system.includes(code) || client.includes(code) || server.includes(code) || /^08\d{3}$/.test(code)
}
