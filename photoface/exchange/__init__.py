"""Face tags in and out: what other programs wrote about people, and what we write for them."""
