import type { Database } from '../db/database.ts'
import type { LoginBucket } from './login-delay.ts'

export function readBucket(db: Database, key: string): LoginBucket {
  const sql = 'select tries, free_at as freeAt from login_buckets where key = ?'
  return db.get<LoginBucket>(sql, key) ?? { tries: 0, freeAt: 0 }
}

export function saveBucket(db: Database, key: string, { tries, freeAt, at }: LoginBucket & { at: number }) {
  const sql = 'insert or replace into login_buckets (key, tries, free_at, touched_at) values (?, ?, ?, ?)'
  db.run(sql, key, tries, freeAt, at)
}

export function clearBucket(db: Database, key: string) {
  db.run('delete from login_buckets where key = ?', key)
}

export function clearBucketsBefore(db: Database, at: number) {
  db.run('delete from login_buckets where touched_at < ?', at)
}
