print("pack-compiler")
