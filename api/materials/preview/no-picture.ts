import type { NoPicture } from './page-pictures.ts'

/** Why a page cannot be shown, and what to do: English, Chinese. */
export const noPictureTexts: { readonly [reason in NoPicture]: readonly [string, string] } = {
  encrypted: ['The file is protected by a password: download it.', '文件有密码保护，无法预览，请下载查看。'],
  damaged: [
    'The file cannot be read: download it, and ask for another.',
    '文件无法解析，请下载核对，必要时请企业重新上传。',
  ],
  'no-such-page': ['The file has no such page.', '文件没有这一页。'],
  'too-large': ['The page is too large to be shown here: download the file.', '页面尺寸过大，无法预览，请下载查看。'],
  'too-slow': ['Drawing the page takes too long: download the file.', '页面绘制时间过长，已停止，请下载查看。'],
  'too-much-memory': [
    'Drawing the page takes too much memory: download the file.',
    '页面占用内存过大，已停止，请下载查看。',
  ],
  failed: ['The page cannot be drawn: download the file.', '页面无法绘制，请下载查看。'],
  busy: ['Many pages are being drawn right now: try again in a moment.', '预览繁忙，请稍后再试，或者下载查看。'],
}
