import { defineConfig } from 'vite';

/**
 * What runs in the browser: the chat, with a part that comes later, the desk and the little that other pages have, each one script
 * (and one style sheet) under /assets; and the loader, which is built by itself, since on other people's websites it must be one plain script.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  builder: {},
  build: { outDir: 'dist/assets', target: 'es2022', modulePreload: false },
  environments: {
    client: {
      build: {
        emptyOutDir: true,
        cssCodeSplit: true,
        rollupOptions: {
          input: { chat: 'adapters/web/embed/chat.tsx', first: 'adapters/web/embed/first.css', later: 'adapters/web/embed/later.ts', link: 'adapters/web/embed/link.ts', desk: 'adapters/slack/desk/page/desk.tsx', frame: 'adapters/web/embed/frame.ts', page: 'adapters/web/pages/browser/page.ts', admin: 'adapters/admin/browser/admin.ts' },
          preserveEntrySignatures: 'exports-only',
          output: {
            entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]',
            // What several share must not lie in one of them: the chat, asked for by another address, would start again.
            codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
          },
        },
      },
    },
    loader: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
        rollupOptions: {
          input: { 'ratt-dorr': 'adapters/web/loader/ratt-dorr.ts' },
          output: { format: 'iife', entryFileNames: '[name].js' },
        },
      },
    },
  },
});
