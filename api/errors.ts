/** Every code that the API answers with: HTTP status, title, 标题. A code is stable once it has been released. */
export const errors = {
  // The request itself
  'invalid-request': [400, 'The request is not as described', '请求不符合要求'],
  'invalid-idempotency-key': [400, 'Idempotency-Key must be a UUID', 'Idempotency-Key 必须是 UUID'],
  'invalid-json': [400, 'The body is not valid JSON', '请求正文不是有效的 JSON'],
  'not-signed-in': [401, 'Sign in first', '请先登录'],
  'wrong-password': [401, 'Account or password is wrong', '账号或密码不正确'],
  'not-allowed': [403, 'Your role may not do this', '您的角色无权进行此操作'],
  'foreign-origin': [403, 'The request came from another site', '请求来自其他网站'],
  'not-found': [404, 'There is nothing here', '未找到'],
  'method-not-allowed': [405, 'This address does not know the method', '该地址不支持此方法'],
  'request-timeout': [408, 'The request took too long to arrive', '请求接收超时'],
  'body-too-large': [413, 'The body is too large', '请求正文过大'],
  'address-too-long': [414, 'The address is too long', '请求地址过长'],
  'unsupported-media-type': [415, 'This kind of content is not accepted here', '不支持的内容类型'],
  'idempotency-key-reused': [
    422,
    'This Idempotency-Key was used for something else',
    '该 Idempotency-Key 已用于其他请求',
  ],
  'too-many-attempts': [429, 'Too many attempts', '尝试次数过多'],
  'internal-error': [500, 'A fault of ours', '系统内部错误'],
  overloaded: [503, 'The server is busy', '系统繁忙'],
  'database-unavailable': [503, 'The database cannot be reached', '数据库暂时无法连接'],

  // Processes
  'model-refused': [422, 'The model cannot be deployed', '流程模型无法部署'],
  'process-not-found': [404, 'This park has no such process', '本园区没有该流程'],

  // Commands that the engine rejects are listed here too, by the engine's code.
} as const satisfies { readonly [code: string]: readonly [status: number, title: string, titleZh: string] }

export type ErrorCode = keyof typeof errors

export function isListed(code: string): code is ErrorCode {
  return Object.hasOwn(errors, code)
}
