/** A door that stands ajar. */
export const favicon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1d5c47"/><path d="M9 5h14v22H9z" fill="#0f3529"/><path d="M9 5l10 3v22L9 27z" fill="#f5f4ef"/><circle cx="16.500" cy="18.500" r="1.300" fill="#1d5c47"/></svg>';
