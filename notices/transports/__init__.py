"""How a message leaves: by SMTP, by an HTTP gateway of texts, or into a folder."""
