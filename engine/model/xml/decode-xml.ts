export type DecodedXml =
  | { readonly ok: true; readonly xml: string }
  | { readonly ok: false; readonly rule: string; readonly message: string; readonly messageZh: string }

const MAXIMUM_BYTES = 2 * 1024 * 1024

/** Decodes as the XML declaration says (XML 1.0 §4.3.3): UTF-8, US-ASCII and ISO-8859-1, no other encoding. */
export function decodeXml(source: Uint8Array | string): DecodedXml {
  if (source.length > MAXIMUM_BYTES) {
    return refused(
      'file-too-large',
      `Expected at most 2 MB of XML, but found ${(source.length / 1_048_576).toFixed(1)} MB.`,
      `XML 文件最多 2 MB，实际为 ${(source.length / 1_048_576).toFixed(1)} MB。`,
    )
  }
  if (typeof source === 'string') return { ok: true, xml: source.replace(/^\uFEFF/, '') }

  const encoding = declaredEncoding(source)
  switch (encoding) {
    case 'utf-8':
    case 'utf8':
      return decodeUtf8(source)
    case 'us-ascii':
    case 'ascii':
      return decodeAscii(source)
    case 'iso-8859-1':
    case 'latin1':
      return { ok: true, xml: decodeLatin1(source) }
    default:
      return refused(
        'unsupported-encoding',
        `Expected UTF-8, US-ASCII or ISO-8859-1, but the file is encoded as ${encoding}.`,
        `仅支持 UTF-8、US-ASCII 和 ISO-8859-1 编码，该文件的编码为 ${encoding}。`,
      )
  }
}

function declaredEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16'
  if (bytes[0] === 0 || bytes[1] === 0) return 'utf-16'
  // A mark says it before the declaration does, which programs forget to change when they write the file anew.
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'

  const declaration = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(decodeLatin1(bytes.subarray(0, 512)))
  return declaration?.[1]?.toLowerCase() ?? 'utf-8'
}

function decodeUtf8(bytes: Uint8Array): DecodedXml {
  try {
    return { ok: true, xml: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return refused(
      'invalid-encoding',
      'Expected UTF-8, but found bytes that are not.',
      '文件应为 UTF-8 编码，但含有无效字节。',
    )
  }
}

function decodeAscii(bytes: Uint8Array): DecodedXml {
  const wrong = bytes.findIndex((byte) => byte > 0x7f)
  if (wrong < 0) return { ok: true, xml: decodeLatin1(bytes) }
  return refused(
    'invalid-encoding',
    `Expected US-ASCII as declared, but byte ${wrong} is not.`,
    `文件声明为 US-ASCII 编码，但第 ${wrong} 个字节不是。`,
  )
}

/** `TextDecoder` reads `iso-8859-1` as windows-1252, which is another encoding. */
function decodeLatin1(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return parts.join('')
}

function refused(rule: string, message: string, messageZh: string): DecodedXml {
  return { ok: false, rule, message, messageZh }
}
